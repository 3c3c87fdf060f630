// Attacks on the walls: the supervisor, the kernel, the file system, the network, other people's secrets.
import { python } from './attack.ts';
import type { Attack } from './attack.ts';

/** System call numbers differ between machines: these are for x86-64 and arm64. */
const numbers = `
arm = os.uname().machine == 'aarch64'
def call(x86, arm64): return arm64 if arm else x86`;

const supervisor: Attack[] = [
  python(
    'signals to the supervisor',
    'for n in range(1, 65):\n    try: os.kill(1, n)\n    except OSError: pass',
  ),
  python(
    'reading the supervisor',
    `
for name in ('mem', 'environ', 'maps', 'fd/0', 'fd/1', 'auxv', 'stack', 'syscall'):
    denied(open, '/proc/1/' + name, 'rb')
denied(os.listdir, '/proc/1/fd')
for name in ('root', 'cwd', 'exe', 'ns/pid'): denied(os.readlink, '/proc/1/' + name)
denied(os.listdir, '/proc/1/root/')`,
  ),
  python(
    'writing into the supervisor',
    "for name in ('mem', 'fd/1', 'oom_score_adj', 'comm'): denied(open, '/proc/1/' + name, 'wb')",
  ),
  python(
    'tracing the supervisor',
    `${numbers}
for request in (16, 0x4206): refused(call(101, 117), request, 1, 0, 0)  # attach, seize
refused(call(101, 117), 0, 0, 0, 0)  # trace me
buffer = ctypes.create_string_buffer(64)
class Vector(ctypes.Structure): _fields_ = [('at', ctypes.c_void_p), ('size', ctypes.c_size_t)]
here, there = Vector(ctypes.addressof(buffer), 64), Vector(0x400000, 64)
refused(call(310, 270), 1, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
fd = libc.syscall(434, 1, 0)
for n in (0, 1): refused(438, fd, n, 0)`,
  ),
  python(
    'limits and scheduling of the supervisor',
    `
import resource
for what in (resource.RLIMIT_NOFILE, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_AS):
    denied(resource.prlimit, 1, what, (0, 0))
denied(os.setpriority, os.PRIO_PROCESS, 1, 19)
denied(os.sched_setaffinity, 1, {0})
denied(os.sched_setscheduler, 1, os.SCHED_IDLE, os.sched_param(0))`,
  ),
  python(
    'hiding from the memory killer',
    "for n in ('-1000', '-1'): denied(lambda: os.write(os.open('/proc/self/oom_score_adj', os.O_WRONLY), n.encode()))",
  ),
  python(
    'descriptors left open',
    "extra = [n for n in os.listdir('/proc/self/fd') if int(n) > 3]\nif extra: print('BREACH', extra)",
  ),
];

const kernel: Attack[] = [
  python(
    'mounts and roots',
    `
denied(os.chroot, '/work')
for args in ((b'x', b'/work', b'tmpfs', 0, 0), (b'/etc', b'/work', 0, 4096, 0), (b'proc', b'/work', b'proc', 0, 0)):
    if libc.mount(*args) != -1: print('BREACH mount', args)
for path in (b'/proc', b'/work', b'/sys'):
    if libc.umount2(path, 2) != -1: print('BREACH umount', path)
${numbers}
refused(call(155, 41), b'/work', b'/work')`,
  ),
  python(
    'new namespaces',
    'for flag in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x4000000, 0x8000000, 0x2000000):\n    if libc.unshare(flag) != -1: print("BREACH", hex(flag))\nfor name in ("net", "mnt", "pid", "user"):\n    fd = os.open("/proc/self/ns/" + name, os.O_RDONLY)\n    if libc.setns(fd, 0) != -1: print("BREACH", name)',
  ),
  python(
    'other users',
    'for call in (os.setuid, os.setgid, os.seteuid): denied(call, 0)\ndenied(os.setgroups, [0])\nif os.getresuid() != (os.getuid(),) * 3 or os.getresgid() != (os.getuid(),) * 3 or os.getuid() < 20000 or os.getgroups(): print("BREACH", os.getresuid(), os.getresgid(), os.getgroups())',
  ),
  python(
    'set-user-id programs',
    `
for top in ('/usr', '/opt', '/etc', '/var'):
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path) and os.stat(path).st_mode & 0o6000: print('BREACH', path)`,
    ['ok'],
    { runMs: 10_000, wallMs: 60_000 },
  ),
  python(
    'capabilities',
    "text = open('/proc/self/status').read()\nfor line in text.splitlines():\n    name, _, value = line.partition(':')\n    if name in ('CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb') and int(value, 16): print('BREACH', line)\n    if name == 'NoNewPrivs' and value.strip() != '1': print('BREACH', line)\n    if name == 'Seccomp' and value.strip() != '2': print('BREACH', line)",
  ),
  python(
    'device files',
    "for mode in (0o20666, 0o60666): denied(os.mknod, '/work/dev', mode, os.makedev(1, 1))\nfor path in ('/dev/mem', '/dev/kmsg', '/dev/sda', '/dev/vda', '/dev/fuse', '/dev/kvm'): denied(open, path, 'rb')",
  ),
  python(
    'kernel doors',
    `${numbers}
page = ctypes.create_string_buffer(4096)
refused(425, 8, page)  # io_uring
refused(call(321, 280), 0, page, 64)  # bpf
refused(call(323, 282), 0)  # userfaultfd
refused(call(298, 241), page, 0, -1, -1, 0)  # perf events
refused(call(248, 217), b'user', b'name', b'secret', 6, -3)  # add a key
refused(call(250, 219), 0, -3, 1)  # keyctl
refused(call(246, 104), 0, 0, 0, 0)  # kexec
refused(call(313, 273), 0, b'', 0)  # a kernel module
refused(call(304, 265), -1, page, 0)  # open by handle
refused(call(169, 142), 0xfee1dead, 672274793, 0, 0)  # reboot
refused(call(170, 161), b'evil', 4)  # host name
refused(call(227, 112), 0, page)  # clock
refused(call(167, 224), b'/work/swap', 0)  # swap`,
  ),
  python(
    'objects that outlive a process',
    `
libc.shmget.restype = ctypes.c_int
for name, result in (('shm', libc.shmget(1, 4096, 0o1666)), ('msg', libc.msgget(1, 0o1666)), ('sem', libc.semget(1, 1, 0o1666))):
    if result != -1: print('BREACH', name)
try: denied(open, '/dev/shm/x', 'w')
except Exception as e: print(e)
try: mq = ctypes.CDLL('librt.so.1', use_errno=True).mq_open(b'/x', os.O_CREAT | os.O_RDWR, 0o666, None)
except OSError: mq = -1
if mq != -1: print('BREACH mq')`,
  ),
  {
    name: 'calls by other numbers',
    language: 'cpp',
    source: `#include <cstdio>
int main() {
#if defined(__x86_64__)
  int result; // getpid as a 32-bit program would ask
  asm volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
  if (result > 0) std::puts("BREACH 32-bit");
  long wide;
  asm volatile("syscall" : "=a"(wide) : "a"(0x40000000 + 39) : "rcx", "r11", "memory");
  if (wide > 0) std::puts("BREACH x32");
#endif
  std::puts("HELD");
}`,
    reasons: ['ok'],
  },
];

const files: Attack[] = [
  python(
    'writing outside',
    "for path in ('/x', '/etc/passwd', '/usr/bin/x', '/opt/candor/supervise', '/opt/candor/python/driver.py', '/var/x', '/dev/x', '/root/x', '/home/x', '/run/x'): denied(open, path, 'ab')",
  ),
  python(
    'any place to write but the two that are renewed',
    `
lines = [line.split() for line in open('/proc/mounts')]
open_ones = sorted(where for _, where, _, how, *_ in lines if 'rw' in how.split(',') and not where.startswith(('/proc', '/dev', '/sys')))
if open_ones != ['/tmp', '/work']: print('BREACH', open_ones)
for top in ('/dev', '/sys/fs'):
    for folder, _, _ in os.walk(top): denied(open, folder + '/left', 'w')`,
  ),
  python(
    'reading secrets',
    "for path in ('/etc/shadow', '/root/.ssh/id_rsa', '/proc/kcore', '/proc/kmsg', '/var/run/docker.sock', '/run/docker.sock', '/run/secrets/x', '/.dockerenv2'): denied(open, path, 'rb')\ndenied(os.listdir, '/root')\ndenied(os.listdir, '/var/lib/docker')",
  ),
  python(
    'kernel settings',
    "for path in ('/proc/sys/kernel/core_pattern', '/proc/sys/kernel/hostname', '/proc/sysrq-trigger', '/sys/kernel/uevent_helper', '/sys/power/state', '/proc/sys/vm/drop_caches'): denied(open, path, 'w')",
  ),
  python(
    'its own control group',
    "for folder, _, names in os.walk('/sys/fs/cgroup'):\n    for name in names:\n        if name in ('memory.limit_in_bytes', 'memory.max', 'pids.max', 'cpu.max', 'cpu.cfs_quota_us', 'cgroup.procs', 'tasks', 'release_agent', 'notify_on_release', 'devices.allow', 'cgroup.kill', 'cgroup.freeze', 'memory.high', 'memory.reclaim'): denied(open, os.path.join(folder, name), 'w')\n    denied(os.mkdir, os.path.join(folder, 'new'))",
  ),
  python(
    'links out',
    "os.symlink('/etc/shadow', '/work/s')\ndenied(open, '/work/s', 'rb')\ndenied(os.link, '/etc/passwd', '/work/h')\nos.symlink('/proc/1/root', '/work/r')\ndenied(os.listdir, '/work/r/')\nos.symlink('/usr/bin', '/work/b')\ndenied(open, '/work/b/x', 'w')",
  ),
  python(
    'programs in /tmp',
    "open('/tmp/x', 'w').write('#!/bin/sh\\necho BREACH\\n')\nos.chmod('/tmp/x', 0o4755)\ndenied(os.execv, '/tmp/x', ['x'])",
  ),
  python(
    'environment and arguments of others',
    "allowed = {'PATH', 'HOME', 'LANG', 'LC_CTYPE', 'TMPDIR', 'PYTHONIOENCODING', 'PYTHONHASHSEED'}\nif set(os.environ) - allowed: print('BREACH', set(os.environ) - allowed)\nif open('/proc/1/cmdline').read().strip('\\0') != '/opt/candor/supervise': print('BREACH', open('/proc/1/cmdline').read())\nothers = [p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())]\nif others or socket.gethostname() != 'sandbox': print('BREACH', others, socket.gethostname())",
  ),
];

const network: Attack[] = [
  python(
    'names',
    "for name in ('example.com', 'localhost.example', 'metadata.google.internal', 'host.docker.internal'): denied(socket.getaddrinfo, name, 80)",
  ),
  python(
    'addresses outside',
    `
for host in ('1.1.1.1', '169.254.169.254', '172.17.0.1', '10.0.0.1', '192.168.0.1', '8.8.8.8'):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as s:
            s.settimeout(2)
            denied(s.connect, (host, 53))
with socket.socket(socket.AF_INET6) as s: denied(s.connect, ('2606:4700::1111', 53))`,
  ),
  python(
    'the host by loopback',
    `
names = [line.split(':')[0].strip() for line in open('/proc/net/dev').readlines()[2:]]
if [n for n in names if n not in ('lo', 'tunl0', 'sit0', 'gre0', 'gretap0', 'erspan0', 'ip_vti0', 'ip6_vti0', 'ip6tnl0', 'ip6gre0')]: print('BREACH', names)
for port in (22, 80, 443, 2375, 2376, 3000, 3001, 5432, 6379, 8080):
    with socket.socket() as s: denied(s.connect, ('127.0.0.1', port))`,
  ),
  python(
    'raw and strange sockets',
    `
for family, kind, protocol in ((2, 3, 1), (10, 3, 58), (17, 3, 0x300), (16, 3, 0), (40, 1, 0), (38, 5, 0), (31, 3, 1), (29, 3, 1)):
    denied(socket.socket, family, kind, protocol)`,
  ),
];

export const escapes: Attack[] = [...supervisor, ...kernel, ...files, ...network];
