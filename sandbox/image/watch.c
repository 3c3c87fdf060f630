/* Watches one program: forwards what it prints and reads, keeps its limits, says why it ended. */
#include "supervisor.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <string.h>
#include <unistd.h>

#define CHUNK 65536
#define TICK_MS 20        /* how often the CPU time is looked at */
#define MAX_PENDING (4u << 20) /* stdin not yet read by the program; more waits at the host */

static int child_signals(void) {
  static int fd = -1;
  if (fd < 0) {
    sigset_t set;
    sigemptyset(&set), sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  }
  return fd;
}

static void shut(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

/* Forwards what is there now; false: the output limit was reached, what fits was forwarded. */
static bool forward(struct watch *watch, int *fd, char type) {
  char chunk[CHUNK];
  while (*fd >= 0) {
    ssize_t n = read(*fd, chunk, sizeof chunk);
    if (n < 0) {
      if (errno == EINTR) continue;
      if (errno != EAGAIN) shut(fd);
      return true;
    }
    if (n == 0) {
      shut(fd);
      return true;
    }
    long fits = n < watch->output_left ? n : watch->output_left;
    if (fits > 0) send_frame(type, chunk, (size_t)fits);
    watch->output_left -= fits;
    if (fits < n) return false;
  }
  return true;
}

static bool forward_both(struct watch *watch) {
  bool out = forward(watch, &watch->tree->out, watch->out_type);
  return forward(watch, &watch->tree->err, watch->err_type) && out;
}

static void feed(struct tree *tree) {
  while (tree->in >= 0 && tree->pending.size > 0) {
    ssize_t n = write(tree->in, tree->pending.data, tree->pending.size);
    if (n < 0 && errno == EAGAIN) return;
    if (n < 0 && errno != EINTR) shut(&tree->in), tree->pending.size = 0; /* the program closed it */
    if (n > 0) drop_front(&tree->pending, (size_t)n);
  }
  if (tree->in >= 0 && !tree->keep_in) shut(&tree->in);
}

/* One frame of the host while a program runs; true: it asks to stop. */
static bool obey(struct watch *watch) {
  struct frame frame;
  if (!read_frame(&frame)) {
    kill_tree(watch->tree);
    _exit(0); /* the host is gone */
  }
  if (frame.type == 'I') append(watch->live ? &watch->tree->pending : &job.input, frame.data, frame.size);
  if (frame.type == 'Z' && watch->live) watch->tree->keep_in = false;
  if (frame.type == 'Z') job.input_ends = true;
  free(frame.data);
  return frame.type == 'S';
}

/* True: a whole answer, or too much of it, is in `reply`. */
static bool listen_answer(struct watch *watch) {
  struct tree *tree = watch->tree;
  char chunk[CHUNK];
  for (;;) {
    ssize_t n = tree->answer < 0 ? 0 : read(tree->answer, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) return false;
    if (n <= 0) {
      shut(&tree->answer);
      return false;
    }
    append(&tree->reply, chunk, (size_t)n);
    if (memchr(chunk, '\n', (size_t)n) || (long)tree->reply.size > watch->reply_limit) return true;
  }
}

void begin_watch(struct watch *watch) {
  child_signals();
  watch->began = now_ms();
  watch->cpu_began = cpu_ms();
  watch->oom_began = oom_kills();
  watch->forks_began = refused_forks();
}

/* Time is up: a program that computes is told so, one that waits is told that it waited. */
static enum why late(const struct watch *watch) {
  long used = cpu_ms() - watch->cpu_began;
  for (int i = 0; i < 5; i++) {
    if (used * 4 > watch->wall_ms || anything_running()) return TIME;
    usleep(2000);
  }
  return WALL;
}

static enum why finish(struct watch *watch, enum why why) {
  kill_tree(watch->tree);
  if (why != EXITED || WIFSIGNALED(watch->tree->status)) tame = false;
  bool fits = forward_both(watch);
  return !fits && why == EXITED ? OUTPUT : why;
}

enum why watch_tree(struct watch *watch) {
  struct tree *tree = watch->tree;
  long looked = watch->began;
  for (;;) {
    feed(tree);
    struct pollfd on[] = {
      {tree->pending.size < MAX_PENDING ? 0 : -1, POLLIN, 0},
      {child_signals(), POLLIN, 0},
      {tree->out, POLLIN, 0},
      {tree->err, POLLIN, 0},
      {tree->answer, POLLIN, 0},
      {tree->pending.size > 0 ? tree->in : -1, POLLOUT, 0},
    };
    long left = watch->began + watch->wall_ms - now_ms();
    poll(on, 6, left < 0 ? 0 : left < TICK_MS ? (int)left : TICK_MS);
    if (on[0].revents && obey(watch)) return finish(watch, STOPPED);
    if (on[1].revents) {
      struct signalfd_siginfo info;
      while (read(on[1].fd, &info, sizeof info) > 0) continue;
    }
    reap(tree);
    bool answered = listen_answer(watch);
    if (!forward_both(watch)) return finish(watch, OUTPUT);
    if (answered) return (long)tree->reply.size > watch->reply_limit ? finish(watch, OUTPUT) : ANSWERED;
    if (tree->ended) return finish(watch, EXITED);
    long now = now_ms();
    if (now - watch->began >= watch->wall_ms) return finish(watch, late(watch));
    if (now - looked >= TICK_MS) {
      looked = now;
      if (cpu_ms() - watch->cpu_began >= watch->run_ms) return finish(watch, TIME);
    }
  }
}

const char *reason_of(const struct watch *watch, enum why why) {
  switch (why) {
  case ANSWERED: return "answer";
  case TIME: return "time";
  case WALL: return "wall";
  case OUTPUT: return "output";
  case STOPPED: return "stopped";
  case EXITED: break;
  }
  int status = watch->tree->status;
  bool failed = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
  if (failed && oom_kills() > watch->oom_began) return "memory";
  if (WIFSIGNALED(status) && cpu_ms() - watch->cpu_began >= watch->run_ms) return "time"; /* RLIMIT_CPU was first */
  if (failed && refused_forks() > watch->forks_began) return "processes";
  return WIFEXITED(status) ? "exit" : "signal";
}
