/* Clocks and counters: time, CPU, kills for memory, refused forks. Read-only, from /proc and the control group. */
#include "supervisor.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

long now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The number after `key` in a file, or the file's only number when key is empty; -1 when there is none. */
static long number_in(const char *path, const char *key) {
  char text[4096];
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t size = read(fd, text, sizeof text - 1);
  close(fd);
  if (size <= 0) return -1;
  text[size] = 0;
  const char *at = strstr(text, key);
  return at ? strtol(at + strlen(key), NULL, 10) : -1;
}

static long rusage_cpu_ms(void) {
  struct rusage use;
  getrusage(RUSAGE_CHILDREN, &use);
  return (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000 + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1000;
}

/* Calls `each` with every thread's stat line (after the name) until it says stop. */
static bool any_thread(bool (*each)(const char *stat, void *context), void *context) {
  bool found = false;
  DIR *processes = opendir("/proc");
  for (struct dirent *p; processes && !found && (p = readdir(processes));) {
    if (atoi(p->d_name) <= 1) continue;
    char path[64];
    snprintf(path, sizeof path, "/proc/%.16s/task", p->d_name);
    DIR *threads = opendir(path);
    for (struct dirent *t; threads && !found && (t = readdir(threads));) {
      char stat[512], file[96];
      if (t->d_name[0] == '.') continue;
      snprintf(file, sizeof file, "%s/%.16s/stat", path, t->d_name);
      int fd = open(file, O_RDONLY | O_CLOEXEC);
      ssize_t size = fd < 0 ? -1 : read(fd, stat, sizeof stat - 1);
      if (fd >= 0) close(fd);
      if (size <= 0) continue;
      stat[size] = 0;
      const char *after = strrchr(stat, ')');
      found = after && each(after + 1, context);
    }
    if (threads) closedir(threads);
  }
  if (processes) closedir(processes);
  return found;
}

static bool is_running(const char *stat, void *context) {
  (void)context;
  return stat[1] == 'R';
}
bool anything_running(void) { return any_thread(is_running, NULL); }

static bool add_ticks(const char *stat, void *context) {
  unsigned long user = 0, system = 0;
  if (sscanf(stat, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) == 2)
    *(unsigned long *)context += user + system;
  return false;
}

long cpu_ms(void) {
  static int kind = 0; /* 1: version 1, 2: version 2, 3: neither, so processes are asked */
  if (kind == 0)
    kind = number_in("/sys/fs/cgroup/cpuacct/cpuacct.usage", "") >= 0 ? 1
         : number_in("/sys/fs/cgroup/cpu.stat", "usage_usec ") >= 0 ? 2 : 3;
  if (kind == 1) return number_in("/sys/fs/cgroup/cpuacct/cpuacct.usage", "") / 1000000;
  if (kind == 2) return number_in("/sys/fs/cgroup/cpu.stat", "usage_usec ") / 1000;
  unsigned long ticks = 0;
  any_thread(add_ticks, &ticks);
  return rusage_cpu_ms() + (long)(ticks * 1000 / (unsigned long)sysconf(_SC_CLK_TCK));
}

long oom_kills(void) {
  long n = number_in("/sys/fs/cgroup/memory/memory.oom_control", "oom_kill ");
  return n >= 0 ? n : number_in("/sys/fs/cgroup/memory.events", "oom_kill ");
}

long refused_forks(void) {
  long n = number_in("/sys/fs/cgroup/pids/pids.events", "max ");
  return n >= 0 ? n : number_in("/sys/fs/cgroup/pids.events", "max ");
}
