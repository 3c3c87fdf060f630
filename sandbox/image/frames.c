/* Frames between the host and the supervisor. Knows nothing of what they mean. */
#include "supervisor.h"
#include <arpa/inet.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *must(void *memory) {
  if (!memory) _exit(70);
  return memory;
}

static bool read_all(void *to, size_t size) {
  for (size_t got = 0; got < size;) {
    ssize_t n = read(0, (char *)to + got, size - got);
    if (n == 0 || (n < 0 && errno != EINTR)) return false;
    if (n > 0) got += (size_t)n;
  }
  return true;
}

bool read_frame(struct frame *frame) {
  uint32_t size;
  if (!read_all(&frame->type, 1) || !read_all(&size, 4)) return false;
  frame->size = ntohl(size);
  if (frame->size > MAX_FRAME) return false;
  frame->data = must(malloc(frame->size + 1u));
  frame->data[frame->size] = 0;
  return read_all(frame->data, frame->size);
}

static void write_all(const char *from, size_t size) {
  while (size > 0) {
    ssize_t n = write(1, from, size);
    if (n < 0 && errno != EINTR) _exit(71); /* the host is gone: the container ends with us */
    if (n > 0) from += n, size -= (size_t)n;
  }
}

void send_frame(char type, const void *data, size_t size) {
  char head[5] = {type};
  uint32_t length = htonl((uint32_t)size);
  memcpy(head + 1, &length, 4);
  char small[512]; /* one write for most frames: one packet for the host */
  if (size + 5 <= sizeof small) {
    memcpy(small, head, 5);
    if (size) memcpy(small + 5, data, size);
    write_all(small, size + 5);
    return;
  }
  write_all(head, 5);
  write_all(data, size);
}

void send_text(char type, const char *format, ...) {
  char text[256];
  va_list rest;
  va_start(rest, format);
  int size = vsnprintf(text, sizeof text, format, rest);
  va_end(rest);
  if (size >= 0) send_frame(type, text, (size_t)size < sizeof text ? (size_t)size : sizeof text - 1);
}

void append(struct bytes *bytes, const void *data, size_t size) {
  if (bytes->size + size > bytes->room) {
    bytes->room = (bytes->size + size) * 2;
    bytes->data = must(realloc(bytes->data, bytes->room));
  }
  if (size) memcpy(bytes->data + bytes->size, data, size);
  bytes->size += size;
}

void drop_front(struct bytes *bytes, size_t size) {
  bytes->size -= size;
  if (bytes->size) memmove(bytes->data, bytes->data + size, bytes->size);
}
