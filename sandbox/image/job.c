/* Takes the host's frames apart into one job. Starts nothing. */
#include "supervisor.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct job job = {.mode = 'p'};

/* Splits NUL-separated text, which stays where it is. */
static void split(struct list *list, struct frame *frame) {
  for (char *at = frame->data; at < frame->data + frame->size && list->count < MAX_ITEMS; at += strlen(at) + 1)
    list->items[list->count++] = at;
}

void write_file_of(const char *path, const char *text, size_t size, mode_t mode) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  const char *end = text + size;
  while (fd >= 0 && text < end) {
    ssize_t n = write(fd, text, (size_t)(end - text));
    if (n <= 0) break; /* the disk is full: the program finds its file cut, and fails */
    text += n;
  }
  if (fd >= 0) close(fd);
}

static void write_source(struct frame *frame, mode_t mode) {
  char *path = frame->data, *text = path + strlen(path) + 1;
  for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
  write_file_of(path, text, (size_t)(frame->data + frame->size - text), mode);
}

/* Another job than the one that was started ahead: nothing of what was said for it holds. */
static void forget(void) {
  drop_ahead();
  job = (struct job){.mode = 'p'};
}

static void take(struct frame *frame) {
  bool keep = false;
  switch (frame->type) {
  case 'F':
    keep = came_ahead(frame);
    if (!keep) files_as_user(true), write_source(frame, 0600), files_as_user(false);
    break;
  case 'B': files_as_user(true), write_source(frame, 0700), files_as_user(false); break;
  case 'A': keep = job.give = true; split(&job.made, frame); break;
  case 'V': keep = job.env.count < MAX_ITEMS; if (keep) job.env.items[job.env.count++] = frame->data; break;
  case 'L':
    sscanf(frame->data, "%ld %ld %ld %ld %ld %ld", &job.limits.run_ms, &job.limits.wall_ms, &job.limits.output_bytes,
           &job.limits.compile_ms, &job.limits.budget_ms, &job.limits.file_mb);
    break;
  case 'C': keep = job.compiles < MAX_COMPILES; if (keep) split(&job.compile[job.compiles++], frame); break;
  case 'R': keep = true; split(&job.run, frame); break;
  case 'M': job.mode = frame->data[0]; break;
  case 'T':
    keep = job.tests.count < MAX_ITEMS;
    if (keep) job.test_sizes[job.tests.count] = frame->size, job.tests.items[job.tests.count++] = frame->data;
    break;
  case 'I': append(&job.input, frame->data, frame->size); break;
  case 'Z': job.input_ends = true; break;
  case 'K': job.stay = true; break;
  case 'P': keep = true; start_ahead(frame); break;
  case 'D': forget(); break;
  case 'S': _exit(0);
  }
  if (!keep) free(frame->data);
}

/* Takes frames until the host says go. */
void wait_for_go(void) {
  struct frame frame;
  for (;;) {
    if (!read_frame(&frame)) _exit(0);
    if (frame.type == 'G') return;
    take(&frame);
  }
}

