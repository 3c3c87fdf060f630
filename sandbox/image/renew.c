/* Is the container as it was before the job: nobody runs, nothing lies about, nothing was counted? Removes the files of
   a tame job first. Whatever it cannot remove, or cannot explain, ends the container. Starts and kills nothing. */
#include "supervisor.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* A job that made more than this was not a small program; another container is cheaper than to think about it. */
#define MOST_FILES 1000
#define MOST_DEPTH 16
#define MOST_TASKS 4000

static const char *const folders[] = {"/work", "/tmp"}; /* all that a program may write to; see spec.ts */
#define FOLDERS (int)(sizeof folders / sizeof *folders)

/* Every packet is counted in these, also one that failed or went to itself, and nothing lingers without a packet but flow
   labels and local sockets that travel in messages. (The tables of connections are not read: they take the kernel long.) */
static const char *const networks[] = {"dev", "snmp", "snmp6", "netstat", "unix", "ip6_flowlabel"};

struct place { fsfilcnt_t files; fsblkcnt_t blocks; ino_t next; };
static struct state {
  struct place places[FOLDERS];
  long tasks, kills, refused;
  size_t size;
  char network[24000];
} before, after;

/* The number that the next file would get. */
static ino_t next_file(int folder) {
  struct stat made;
  char name[32];
  snprintf(name, sizeof name, "%s/.next", folders[folder]);
  bool good = mkdir(name, 0700) == 0 && stat(name, &made) == 0;
  return rmdir(name) == 0 && good ? made.st_ino : 0;
}

/* The last process id that was given to anything. */
static long last_task(void) {
  char text[128];
  int fd = open("/proc/loadavg", O_RDONLY | O_CLOEXEC);
  ssize_t size = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
  if (fd >= 0) close(fd);
  text[size < 0 ? 0 : size] = 0;
  const char *last = strrchr(text, ' ');
  long task = -1;
  return last && sscanf(last, "%ld", &task) == 1 ? task : -1;
}

static bool look_at_network(struct state *state) {
  state->size = 0;
  for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
    char path[64];
    snprintf(path, sizeof path, "/proc/net/%s", networks[i]);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) continue; /* a kernel without it */
    ssize_t n = -1;
    while (fd >= 0 && (n = read(fd, state->network + state->size, sizeof state->network - state->size)) > 0)
      state->size += (size_t)n;
    if (fd >= 0) close(fd);
    if (n < 0 || state->size == sizeof state->network) return false;
  }
  return true;
}

static bool look(struct state *state) {
  for (int i = 0; i < FOLDERS; i++) {
    struct statvfs fs;
    if (statvfs(folders[i], &fs) < 0) return false;
    state->places[i] = (struct place){fs.f_ffree, fs.f_bfree, next_file(i)};
    if (state->places[i].next == 0) return false;
  }
  state->tasks = last_task(), state->kills = oom_kills(), state->refused = refused_forks();
  return state->tasks > 0 && look_at_network(state);
}

static bool known;
void remember_clean(void) { known = look(&before); }

/* Removes what a folder holds, as the user who made it. */
static bool empty(int parent, const char *name, int depth, int *files) {
  int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *folder = fd < 0 ? NULL : fdopendir(fd);
  if (!folder) return false;
  bool good = depth <= MOST_DEPTH;
  for (struct dirent *entry; good && (entry = readdir(folder));) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    bool inner = entry->d_type == DT_DIR;
    good = ++*files <= MOST_FILES && (!inner || empty(fd, entry->d_name, depth + 1, files)) &&
           unlinkat(fd, entry->d_name, inner ? AT_REMOVEDIR : 0) == 0;
  }
  closedir(folder);
  return good;
}

static bool same(void) {
  for (int i = 0; i < FOLDERS; i++) {
    struct place *was = &before.places[i], *is = &after.places[i];
    if (was->files != is->files || was->blocks != is->blocks) return false; /* files without a name count too */
    if (is->next < was->next || is->next - was->next > MOST_FILES) return false;
  }
  return after.tasks >= before.tasks && after.tasks - before.tasks <= MOST_TASKS && after.kills == before.kills &&
         after.refused == before.refused && after.size == before.size &&
         memcmp(after.network, before.network, after.size) == 0;
}

bool renew(void) {
  if (!known || kill(-1, 0) == 0 || errno != ESRCH) return false;
  int files = 0;
  files_as_user(true);
  bool good = true;
  for (int i = 0; good && i < FOLDERS; i++) good = empty(AT_FDCWD, folders[i], 0, &files);
  files_as_user(false);
  return good && look(&after) && same();
}
