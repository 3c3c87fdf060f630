/* The first program of the next job, started before the job is there. It runs up to the point where it opens its main
   file, finds a pipe of that name, and waits; the file itself then takes the pipe's place. Whether a program reads the one or
   the other, it reads the same. Knows no language. */
#include "supervisor.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_FILE ".candor-new"

static struct tree waiting;
static int pipe_end = -1; /* of a waiting program: open to read as well, so that neither side ever waits to open it */
static char *path;
static struct frame text; /* the file, once it is there */

void start_ahead(struct frame *frame) {
  path = frame->data;
  files_as_user(true);
  if (mkfifo(path, 0600) == 0) pipe_end = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
  files_as_user(false);
  if (pipe_end < 0) return;
  if (job.compiles > 0) start_compiler(&waiting, 0);
  else start_run(&waiting, false);
}

bool came_ahead(struct frame *frame) {
  if (pipe_end < 0 || strcmp(frame->data, path)) return false;
  size_t head = strlen(path) + 1;
  files_as_user(true);
  write_file_of(NEW_FILE, frame->data + head, frame->size - head, 0600);
  bool there = rename(NEW_FILE, path) == 0;
  files_as_user(false);
  if (there) text = *frame;
  return there;
}

static bool give_text(void) {
  size_t head = strlen(path) + 1, size = text.size - head;
  fcntl(pipe_end, F_SETPIPE_SZ, (int)size); /* in vain for what is very large: the program is then started anew */
  return size == 0 || write(pipe_end, text.data + head, size) == (ssize_t)size;
}

bool take_ahead(struct tree *tree) {
  if (pipe_end < 0) return false;
  reap(&waiting);
  if (!text.data || waiting.ended || !give_text()) {
    drop_ahead();
    return false;
  }
  close(pipe_end);
  pipe_end = -1;
  *tree = waiting;
  return true;
}

/* It has seen nobody's file yet: a container is no less clean for it. */
void drop_ahead(void) {
  if (pipe_end < 0) return;
  bool was_tame = tame;
  kill_tree(&waiting);
  tame = was_tame;
  close_tree(&waiting);
  close(pipe_end);
  pipe_end = -1;
  if (text.data) return;
  files_as_user(true);
  unlink(path);
  files_as_user(false);
}
