/* Who a job's programs are: a user of their own from a range, each once in a container's life. Starts nothing. */
#include "supervisor.h"
#include <grp.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How a supervisor tells the next one, which is itself started anew, what is left: "user count". */
#define LIFE "CANDOR_LIFE"

static uid_t user;
static int left = USERS; /* this one included */

void choose_user(void) {
  const char *life = getenv(LIFE);
  unsigned start = 0;
  if (life && sscanf(life, "%u %d", &user, &left) == 2) return;
  if (getrandom(&start, sizeof start, 0) != sizeof start) _exit(73); /* where it begins tells nothing of what ran */
  user = FIRST_USER + start % USERS;
}

bool users_left(void) { return left > 1; }

void begin_anew(void) {
  char life[64];
  snprintf(life, sizeof life, LIFE "=%u %d", FIRST_USER + (user - FIRST_USER + 1) % USERS, left - 1);
  char *const argv[] = {"/opt/candor/supervise", NULL}, *const env[] = {life, NULL};
  execve(argv[0], argv, env);
  _exit(74);
}

/* By the effective ids: gVisor has no others for files. Nothing else is alive while they are not ours. */
void files_as_user(bool yes) {
  bool done = yes ? setegid(user) == 0 && seteuid(user) == 0 : seteuid(0) == 0 && setegid(0) == 0;
  if (!done || prctl(PR_SET_DUMPABLE, 0) < 0) _exit(73);
}

void become_user(void) {
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0}};
  for (int right = 0; prctl(PR_CAPBSET_READ, right) >= 0; right++)
    if (prctl(PR_CAPBSET_DROP, right) < 0) _exit(126);
  if (setgroups(0, NULL) < 0 || setresgid(user, user, user) < 0 || setresuid(user, user, user) < 0) _exit(126);
  if (syscall(SYS_capset, &head, none) < 0 || setuid(0) == 0) _exit(126);
}
