/* Starts one of the job's programs with its pipes and limits, and kills all that came of it. Knows no tests and no reasons. */
#include "supervisor.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

struct spawn {
  char *const *argv, *const *env;
  bool driver;
  long file_mb, cpu_seconds;
};

static void limit(int what, rlim_t value) {
  struct rlimit both = {value, value};
  setrlimit(what, &both);
}

/* Both ends at 10 or higher, so that a child can put its ends at 0 to 4 in any order. */
static bool high_pipe(int ends[2]) {
  int low[2];
  if (pipe2(low, O_CLOEXEC) < 0) return false;
  for (int i = 0; i < 2; i++) {
    ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, 10);
    close(low[i]);
  }
  return ends[0] >= 0 && ends[1] >= 0;
}

static void write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return;
  if (write(fd, text, strlen(text)) < 0) errno = 0; /* a kernel without it: the limits still hold */
  close(fd);
}

static void become(const struct spawn *how, int in, int out, int err, int answer) {
  setsid();
  write_file("/proc/self/oom_score_adj", "1000"); /* when memory ends, a program goes and not the supervisor */
  setpriority(PRIO_PROCESS, 0, 10);               /* the supervisor keeps its limits in time, whatever runs */
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, (rlim_t)how->file_mb << 20);
  limit(RLIMIT_CPU, (rlim_t)how->cpu_seconds);
  limit(RLIMIT_MEMLOCK, 0);
  if (how->driver) {
    int null = open("/dev/null", O_RDONLY);
    dup2(null, 0), dup2(in, 3), dup2(answer, 4);
    if (null > 4) close(null);
  } else {
    dup2(in, 0);
  }
  dup2(out, 1), dup2(err, 2);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  become_user();
  guard();
  execve(how->argv[0], how->argv, how->env);
  dprintf(2, "cannot start %s: %s\n", how->argv[0], strerror(errno));
  _exit(127);
}

static bool start_tree(struct tree *tree, const struct spawn *how) {
  int in[2], out[2], err[2], answer[2] = {-1, -1};
  files_as_user(true); /* so that a program may open them by name: /dev/stdin */
  bool made = high_pipe(in) && high_pipe(out) && high_pipe(err) && (!how->driver || high_pipe(answer));
  files_as_user(false);
  if (!made) return false;
  memset(tree, 0, sizeof *tree);
  tree->pid = fork();
  if (tree->pid == 0) become(how, in[0], out[1], err[1], answer[1]);
  close(in[0]), close(out[1]), close(err[1]);
  if (how->driver) close(answer[1]);
  tree->in = in[1], tree->out = out[0], tree->err = err[0], tree->answer = answer[0];
  tree->keep_in = how->driver;
  int ours[] = {tree->in, tree->out, tree->err, tree->answer};
  for (int i = 0; i < 4; i++)
    if (ours[i] >= 0) fcntl(ours[i], F_SETFL, O_NONBLOCK);
  return tree->pid > 0;
}

static void start(struct tree *tree, const struct list *command, bool driver, long file_mb, long cpu_ms) {
  struct spawn how = {command->items, job.env.items, driver, file_mb, cpu_ms / 1000 + 2};
  if (!start_tree(tree, &how)) _exit(72);
}

void start_run(struct tree *tree, bool driver) {
  start(tree, &job.run, driver, job.limits.file_mb, driver ? job.limits.budget_ms : job.limits.run_ms);
}

/* Objects of compilers may be larger than a program's files. */
void start_compiler(struct tree *tree, int number) {
  long file_mb = job.limits.file_mb < 64 ? 64 : job.limits.file_mb;
  start(tree, &job.compile[number], false, file_mb, job.limits.compile_ms);
}

/* Buries who is dead; true when nobody is left. */
static bool bury(struct tree *tree) {
  for (;;) {
    int status;
    struct rusage use;
    pid_t pid = wait4(-1, &status, WNOHANG, &use);
    if (pid <= 0) return pid < 0 && errno == ECHILD;
    if (use.ru_maxrss > tree->rss_kb) tree->rss_kb = use.ru_maxrss;
    if (pid == tree->pid) tree->ended = true, tree->status = status;
  }
}

void reap(struct tree *tree) { bury(tree); }

bool tame = true;

void kill_tree(struct tree *tree) {
  while (!bury(tree)) { /* again and again, since a dying tree may still fork; orphans become our children */
    tame = false;
    kill(-1, SIGKILL); /* all in this container but us */
    if (!bury(tree)) usleep(500);
  }
}

void end_driver(struct tree *tree) {
  kill(tree->pid, SIGKILL);
  while (!tree->ended && !bury(tree)) usleep(200);
  kill_tree(tree);
}

void close_tree(struct tree *tree) {
  int *ends[] = {&tree->in, &tree->out, &tree->err, &tree->answer};
  for (int i = 0; i < 4; i++) {
    if (*ends[i] >= 0) close(*ends[i]);
    *ends[i] = -1;
  }
  free(tree->pending.data), free(tree->reply.data);
  memset(&tree->pending, 0, sizeof tree->pending), memset(&tree->reply, 0, sizeof tree->reply);
}
