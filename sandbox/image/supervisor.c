/* Process 1 of a sandbox: takes one job from the host, compiles it, runs it, tells what happened, ends.
   Frames of the host: F file, V variable, L limits, C compile command, A what it makes, B file made before, R run command,
   M mode, T test input, I stdin, Z stdin ends, E nothing more is typed, K keep, S stop, G go; P start the first command
   ahead, which waits for this file, D drop what was started or said. Ours: r ready, c compile output, f and m what was made,
   k compiled, o and e output, a answer, t test, x end.
   Knows no language and no expected value. */
#include "supervisor.h"
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static struct watch watch_of(struct tree *tree) {
  return (struct watch){.tree = tree, .out_type = 'o', .err_type = 'e', .run_ms = job.limits.run_ms,
    .wall_ms = job.limits.wall_ms, .output_left = job.limits.output_bytes, .reply_limit = job.limits.output_bytes};
}

/* "reason code signal wall cpu rss": what became of the tree since begin_watch. */
static const char *told(const struct watch *watch, enum why why) {
  static char text[160];
  int status = watch->tree->status;
  bool ended = why == EXITED && watch->tree->ended;
  snprintf(text, sizeof text, "%s %d %d %ld %ld %ld", reason_of(watch, why),
           ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1,
           ended && WIFSIGNALED(status) ? WTERMSIG(status) : 0,
           now_ms() - watch->began, cpu_ms() - watch->cpu_began, watch->tree->rss_kb);
  return text;
}

static void compile_all(void) {
  long began = now_ms();
  for (int i = 0; i < job.compiles; i++) {
    struct tree tree;
    struct watch watch = watch_of(&tree);
    watch.out_type = watch.err_type = 'c';
    watch.run_ms = job.limits.compile_ms, watch.wall_ms = job.limits.compile_ms * 3, watch.output_left = 65536;
    begin_watch(&watch);
    if (!take_ahead(&tree)) start_compiler(&tree, i);
    enum why why = watch_tree(&watch);
    bool fine = why == EXITED && WIFEXITED(tree.status) && WEXITSTATUS(tree.status) == 0;
    if (!fine) {
      send_text('k', "%s", told(&watch, why));
      _exit(0);
    }
    close_tree(&tree);
  }
  send_made();
  send_text('k', "ok 0 0 %ld 0 0", now_ms() - began);
  wait_for_go();
}

/* What was typed for a program that ended is nothing for the next one. */
static void outwait_typing(void) {
  struct frame frame;
  do {
    if (!read_frame(&frame) || frame.type == 'S') _exit(0);
    free(frame.data);
  } while (frame.type != 'E');
}

static void run_program(void) {
  struct tree tree;
  struct watch watch = watch_of(&tree);
  watch.live = true;
  begin_watch(&watch);
  if (!take_ahead(&tree)) start_run(&tree, false);
  tree.pending = job.input;
  bool typed = tree.keep_in = !job.input_ends;
  enum why why = watch_tree(&watch);
  send_text('x', "%s", told(&watch, why));
  if (typed && job.stay) outwait_typing();
}

/* What every test shares: the budget of the whole submission, and a stop by a person. True: go on. */
static bool may_start(struct watch *watch, long began, int test) {
  long left = job.limits.budget_ms - (now_ms() - began);
  if (left < watch->wall_ms) watch->wall_ms = left;
  if (left > 0) return true;
  send_text('t', "%d budget -1 0 0 0 0", test);
  return false;
}

/* A test's input is held until its turn, and no longer. */
static void give(struct tree *tree, int test) {
  append(&tree->pending, job.tests.items[test], job.test_sizes[test]);
  free(job.tests.items[test]);
}

static void end_test(const struct watch *watch, enum why why, int test) {
  send_text('t', "%d %s", test, told(watch, why));
  if (why == STOPPED) _exit(0);
}

static void run_each(void) {
  long began = now_ms();
  for (int i = 0; i < job.tests.count; i++) {
    struct tree tree;
    struct watch watch = watch_of(&tree);
    if (!may_start(&watch, began, i)) continue;
    begin_watch(&watch);
    start_run(&tree, false);
    give(&tree, i);
    enum why why = watch_tree(&watch);
    end_test(&watch, why, i);
    close_tree(&tree);
  }
}

static void run_driver(void) {
  long began = now_ms();
  struct tree tree;
  bool alive = false;
  for (int i = 0; i < job.tests.count; i++) {
    struct watch watch = watch_of(&tree);
    if (!may_start(&watch, began, i)) continue;
    begin_watch(&watch);
    if (alive) reap(&tree);
    struct pollfd early = {alive ? tree.answer : -1, POLLIN, 0}; /* an answer before the question */
    if (alive && (tree.ended || poll(&early, 1, 0) > 0)) alive = false, kill_tree(&tree), close_tree(&tree);
    if (!alive) start_run(&tree, true);
    give(&tree, i);
    enum why why = watch_tree(&watch);
    char *end = why == ANSWERED ? memchr(tree.reply.data, '\n', tree.reply.size) : NULL;
    alive = end && end + 1 == tree.reply.data + tree.reply.size; /* more than one line: it talks out of turn */
    if (end) send_frame('a', tree.reply.data, (size_t)(end - tree.reply.data));
    end_test(&watch, why, i);
    tree.reply.size = 0;
    if (alive && job.mode == 'f') continue;
    if (alive) end_driver(&tree);
    alive = false;
    kill_tree(&tree);
    close_tree(&tree);
  }
  if (alive) end_driver(&tree);
}

int main(void) {
  prctl(PR_SET_DUMPABLE, 0); /* nobody may read our memory or our descriptors */
  choose_user();
  remember_clean();
  signal(SIGPIPE, SIG_IGN);
  char versions[2048];
  int fd = open("/opt/candor/versions", O_RDONLY | O_CLOEXEC);
  ssize_t size = fd < 0 ? 0 : read(fd, versions, sizeof versions);
  if (fd >= 0) close(fd);
  send_frame('r', versions, size < 0 ? 0 : (size_t)size);
  wait_for_go();
  if (job.compiles > 0) compile_all();
  if (job.mode == 'p') run_program();
  if (job.mode == 's') run_each();
  if (job.mode == 'f' || job.mode == 'n') run_driver();
  if (job.mode != 'p') send_text('x', "exit 0 0 0 0 0");
  if (job.stay && tame && users_left() && renew()) begin_anew();
  return 0;
}
