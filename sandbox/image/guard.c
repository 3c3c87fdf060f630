/* A system call filter for programs, on top of the engine's default profile, which stays in force.
   It keeps the supervisor out of reach (limits and scheduling of process 1 could be changed by the same user) and
   closes kernel doors that an older engine leaves open. */
#include "supervisor.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "add this machine's audit architecture"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
#define NEVER(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), REFUSE(EPERM)
/* The call with 1 (our process) as first or second argument; low 32 bits, as the kernel reads a pid. */
#define NOT_ON_US(call, field) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4), LOAD(field), \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, 1), REFUSE(EPERM), ANSWER(SECCOMP_RET_ALLOW)

static struct sock_filter rules[] = {
  LOAD(arch),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0), REFUSE(ENOSYS), /* 32-bit calls would pass by other numbers */
  LOAD(nr),
#if defined(__x86_64__)
  BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), REFUSE(ENOSYS), /* and so would x32 */
#endif
  NEVER(SYS_ptrace), NEVER(SYS_process_vm_readv), NEVER(SYS_process_vm_writev), NEVER(SYS_kcmp),
  NEVER(438 /* pidfd_getfd */), NEVER(SYS_keyctl), NEVER(SYS_add_key), NEVER(SYS_request_key),
  NEVER(SYS_bpf), NEVER(SYS_userfaultfd), NEVER(SYS_perf_event_open), NEVER(SYS_mount), NEVER(SYS_unshare),
  NEVER(SYS_setns), NEVER(SYS_name_to_handle_at), NEVER(SYS_open_by_handle_at),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 425 /* io_uring_setup */, 0, 1), REFUSE(ENOSYS),
  NOT_ON_US(SYS_prlimit64, args[0]),
  NOT_ON_US(SYS_sched_setaffinity, args[0]), NOT_ON_US(SYS_sched_setscheduler, args[0]),
  NOT_ON_US(SYS_sched_setparam, args[0]), NOT_ON_US(SYS_sched_setattr, args[0]),
  NOT_ON_US(SYS_setpriority, args[1]), NOT_ON_US(SYS_ioprio_set, args[1]),
  /* Sockets: local ones and the loopback of a network namespace without a network; no vsock, netlink, packets. */
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 5), LOAD(args[0]),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 3, 0),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 2, 0),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET6, 1, 0), REFUSE(EAFNOSUPPORT),
  ANSWER(SECCOMP_RET_ALLOW),
};

void guard(void) {
  struct sock_fprog program = {sizeof rules / sizeof *rules, rules};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
    _exit(126);
}
