/* What a compiler made: given to the host after compiling, so that it can come back as files with the same source. */
#include "supervisor.h"
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES (6 << 20) /* of all files; with more none is given, and the next run compiles again */
#define MOST_FILES 200

static size_t total;
static int count;
static bool sending;

/* "program" is that path; ".class" is the end of any name. */
static bool is_made(const char *path) {
  for (int i = 0; i < job.made.count; i++) {
    const char *name = job.made.items[i];
    size_t size = strlen(path), end = strlen(name);
    if (name[0] == '.' ? size > end && !strcmp(path + size - end, name) : !strcmp(path, name)) return true;
  }
  return false;
}

static void send_file(const char *path, size_t size) {
  size_t head = strlen(path) + 1;
  char *data = must(malloc(head + size));
  memcpy(data, path, head);
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  ssize_t n = 0;
  size_t got = 0;
  while (fd >= 0 && got < size && (n = read(fd, data + head + got, size - got)) > 0) got += (size_t)n;
  if (fd >= 0) close(fd);
  if (got == size) send_frame('f', data, head + size);
  free(data);
}

static int visit(const char *path, const struct stat *stat, int type, struct FTW *place) {
  (void)place;
  path += !strncmp(path, "./", 2) ? 2 : 0;
  if (type != FTW_F || !S_ISREG(stat->st_mode) || !is_made(path)) return 0;
  if (sending) {
    send_file(path, (size_t)stat->st_size);
    return 0;
  }
  total += (size_t)stat->st_size;
  return ++count > MOST_FILES || total > MOST_BYTES;
}

/* 'f' frames, then one empty 'm': all that was made has been sent. Nothing but us may be alive. */
void send_made(void) {
  if (!job.give) return;
  files_as_user(true);
  sending = false;
  bool good = nftw(".", visit, 16, FTW_PHYS) == 0;
  sending = true;
  good = good && nftw(".", visit, 16, FTW_PHYS) == 0;
  files_as_user(false);
  if (good) send_frame('m', "", 0);
}
