// What one run tries to leave behind, and the program that looks for it in the next. Knows no engine.

/** Tells which container this is: when its process 1 began, and its network's name. */
export const who = `
import ctypes, json, os, signal, socket, sys, time
libc = ctypes.CDLL(None, use_errno=True)
began = open('/proc/1/stat').read().rsplit(')', 1)[1].split()[19]
print(json.dumps({'container': began + os.readlink('/proc/self/ns/net'), 'user': os.getuid()}))
`;

/** Everything a run can see of its surroundings, as JSON: in a used container it must be as in a new one. */
export const look = `${who}
import resource
def lines(path):
    try: return open(path).read().splitlines()
    except OSError as e: return [e.strerror]
def tree(top):
    return sorted(os.path.join(folder, name) for folder, folders, names in os.walk(top) for name in folders + names)
def root(path):
    s = os.stat(path)
    return [oct(s.st_mode), s.st_uid, s.st_gid, s.st_nlink, os.listxattr(path)]
def room(path):
    s = os.statvfs(path)
    return [s.f_files - s.f_ffree, s.f_blocks - s.f_bfree]
status = dict(line.split(':\\t', 1) for line in lines('/proc/self/status') if ':\\t' in line)
network = ('tcp', 'tcp6', 'udp', 'udp6', 'udplite', 'raw', 'raw6', 'icmp', 'unix', 'packet', 'snmp', 'snmp6', 'netstat', 'igmp', 'arp', 'ip6_flowlabel')
print(json.dumps({
    'files': tree('/work') + tree('/tmp') + tree('/dev/mqueue') + tree('/dev/pts') + [os.path.exists('/dev/shm')],
    'roots': [root('/work'), root('/tmp')],
    'room': [room('/work'), room('/tmp')],
    'processes': [p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())],
    'ipc': [lines('/proc/sysvipc/' + kind)[1:] for kind in ('shm', 'sem', 'msg')],
    'network': {name: lines('/proc/net/' + name) for name in network},
    'loopback': [line.split() for line in lines('/proc/net/dev') if 'lo:' in line],
    'locks': [line.split()[1:] for line in lines('/proc/locks') if ' -1 ' not in line],  # -1: the host's
    'keys': lines('/proc/keys') + [line for line in lines('/proc/key-users') if line.strip().startswith(str(os.getuid()))],
    'environment': dict(os.environ), 'arguments': sys.argv, 'descriptors': sorted(os.listdir('/proc/self/fd')),
    'umask': os.umask(0), 'nice': os.nice(0), 'affinity': sorted(os.sched_getaffinity(0)), 'folder': os.getcwd(),
    'timers': [signal.getitimer(which) for which in range(3)], 'personality': lines('/proc/self/personality'),
    'limits': [resource.getrlimit(which) for which in range(16)], 'slack': lines('/proc/self/timerslack_ns'),
    'memory': lines('/proc/self/oom_score_adj'), 'terminal': lines('/proc/self/stat')[0].rsplit(')', 1)[1].split()[4],
    'status': {name: value for name, value in status.items() if name.startswith(('Sig', 'Shd', 'Cap', 'NoNew', 'Seccomp', 'Groups', 'CoreD', 'THP'))},
}))
`;

/** `same`: the next run must get the same container; `other`: it must not; `either`: as the kernel happens to be. */
export interface Residue {
  name: string;
  source: string;
  next: 'same' | 'other' | 'either';
  /** How its run ends, where that is not `ok`. */
  reason?: 'time' | 'memory' | 'signal' | 'exit';
}

const child = (code: string) => `
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in range(3): os.close(fd)
        ${code}
        while True: time.sleep(60)
    os._exit(0)
os.wait()
time.sleep(0.2)`;

const files: Residue[] = [
  {
    name: 'files of every kind and name, hidden, linked, locked and nested',
    next: 'same',
    source: `
import fcntl
for top in ('/work', '/tmp'):
    for name in ('left', '.hidden', '...', ' ', 'new\\nline', '-rf', 'é' * 100, 'main.pyc', '.next'): open(os.path.join(top, name), 'w').write('secret')
    os.makedirs(top + '/a/.b/c/d/e'); open(top + '/a/.b/c/d/e/f', 'w').write('secret')
    os.symlink('/etc/passwd', top + '/link'); os.symlink('loop', top + '/loop'); os.symlink('/work', top + '/a/up')
    os.link(top + '/left', top + '/a/hard'); os.mkfifo(top + '/pipe'); os.truncate(top + '/left', 1 << 20)
    socket.socket(socket.AF_UNIX).bind(top + '/socket')
    fcntl.flock(open(top + '/left'), fcntl.LOCK_EX)
    try: os.setxattr(top + '/left', 'user.x', b'secret')
    except OSError: pass
os.makedirs('/work/__pycache__'); open('/work/__pycache__/main.cpython-313.pyc', 'wb').write(b'x' * 99)
open('/work/sitecustomize.py', 'w').write('print("BREACH")'); open('/work/json.py', 'w').write('print("BREACH")')`,
  },
  {
    name: 'marks on the folders themselves',
    next: 'same',
    source: `
for top in ('/work', '/tmp'):
    for call in (lambda: os.chmod(top, 0o700), lambda: os.chown(top, os.getuid(), -1), lambda: os.setxattr(top, 'user.x', b'x'), lambda: os.rename(top, top + '2'), lambda: os.rmdir(top), lambda: os.utime(top, (5, 5))):
        try: call(); print('BREACH', top)
        except OSError: pass`,
  },
  {
    name: 'a disk filled to the last byte',
    next: 'same',
    source: `
for top in ('/work', '/tmp'):
    try:
        with open(top + '/full', 'wb', 0) as f:
            while f.write(b'x' * 65536) == 65536: pass
    except OSError: pass`,
  },
  {
    name: 'files without a name',
    next: 'same',
    source: `
import tempfile
kept = [tempfile.TemporaryFile(), open('/work/gone', 'w+b'), os.fdopen(os.memfd_create('x'), 'w+b')]
os.remove('/work/gone')
for f in kept: f.write(b'secret' * 99999)
os.open('/work', os.O_TMPFILE | os.O_RDWR)`,
  },
  {
    name: 'more files than anybody needs',
    next: 'other',
    source: "for n in range(3000): open('/work/%d' % n, 'w').close()",
  },
  {
    name: 'files made and removed, to be counted',
    next: 'other',
    source: "for n in range(3000):\n    open('/work/x', 'w').close(); os.remove('/work/x')",
  },
  { name: 'deep folders', next: 'other', source: "for n in range(200): os.mkdir('d'); os.chdir('d')" },
  {
    name: 'folders that nobody may open',
    next: 'other',
    source:
      "os.makedirs('/work/shut/in'); open('/work/shut/in/x', 'w').write('secret'); os.chmod('/work/shut', 0)",
  },
  {
    name: 'folders that nobody may write to',
    next: 'other',
    source:
      "os.makedirs('/tmp/shut'); open('/tmp/shut/x', 'w').write('secret'); os.chmod('/tmp/shut', 0o1555)",
  },
];

const processes: Residue[] = [
  { name: 'a daemon', next: 'other', source: child('pass') },
  { name: 'a stopped daemon', next: 'other', source: child('os.kill(os.getpid(), signal.SIGSTOP)') },
  {
    name: 'a deaf daemon',
    next: 'other',
    source: child('[signal.signal(n, signal.SIG_IGN) for n in range(1, 32) if n not in (9, 19)]'),
  },
  {
    name: 'a race against the clean-up',
    next: 'other',
    source: child(`
        n = 0
        while True:
            try:
                n += 1
                if os.fork(): os._exit(0)
                open('/work/race%d' % (n % 50), 'w').write('secret'); open('/tmp/race', 'a').write('secret')
            except OSError: pass`),
  },
  {
    name: 'a child without a parent',
    next: 'other',
    source: 'if os.fork() == 0: time.sleep(600)',
  },
  {
    name: 'habits of a process',
    next: 'same',
    source: `
import resource
os.umask(0o777); os.nice(5); os.chdir('/tmp'); os.environ['LEFT'] = 'secret'; os.setsid() if os.getpid() != os.getsid(0) else None
for which in (resource.RLIMIT_NOFILE, resource.RLIMIT_STACK, resource.RLIMIT_AS, resource.RLIMIT_NPROC): resource.setrlimit(which, (1 << 29, resource.RLIM_INFINITY) if which == resource.RLIMIT_AS else (99, 99) if which == resource.RLIMIT_NOFILE else resource.getrlimit(which))
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32)); signal.setitimer(signal.ITIMER_REAL, 1, 1)
for option, value in ((15, b'left'), (29, 9999), (36, 1), (4, 0)): libc.prctl(option, value, 0, 0, 0)
libc.personality(0x0040000)`,
  },
  {
    name: 'descriptors of every kind, open at the end',
    next: 'same',
    source: `
import select
kept = [os.pipe(), os.eventfd(7), select.epoll(), os.memfd_create('left'), os.open('/dev/full', os.O_RDWR)]
try: kept += os.openpty()
except OSError: pass
libc.inotify_add_watch(libc.inotify_init1(0), b'/work', 0xfff); libc.timerfd_create(1, 0); libc.signalfd(-1, b'\\0' * 8, 0)
os.write(kept[0][1], b'secret' * 999)`,
  },
  {
    name: 'memory and time of its own',
    next: 'same',
    source: 'x = bytearray(70 << 20)\nwhile time.process_time() < 2: pass',
  },
  { name: 'a run that used too much time', next: 'other', reason: 'time', source: 'while True: pass' },
  { name: 'a crash', next: 'other', reason: 'signal', source: 'os.kill(os.getpid(), signal.SIGSEGV)' },
  {
    name: 'a failure',
    next: 'same',
    reason: 'exit',
    source: "open('/work/left', 'w').write('secret')\nsys.exit(3)",
  },
];

const kernel: Residue[] = [
  {
    name: 'objects between processes',
    next: 'same',
    source: `
for result in (libc.shmget(1, 4096, 0o1666), libc.msgget(1, 0o1666), libc.semget(1, 1, 0o1666)):
    if result != -1: print('BREACH', result)
try:
    if ctypes.CDLL('librt.so.1').mq_open(b'/left', os.O_CREAT | os.O_RDWR, 0o666, None) != -1: print('BREACH queue')
except (OSError, AttributeError): pass
if libc.syscall(217 if os.uname().machine == 'aarch64' else 248, b'user', b'name', b'secret', 6, -3) != -1: print('BREACH key')`,
  },
  {
    name: 'a name among local sockets',
    next: 'same',
    source: `
s = socket.socket(socket.AF_UNIX); s.bind('\\0left'); s.listen()
c = socket.socket(socket.AF_UNIX); c.connect('\\0left'); c.send(b'secret')
t = socket.socket(); t.bind(('127.0.0.1', 4567)); t.listen()`,
  },
  {
    name: 'descriptors that are nowhere but in a message',
    next: 'either',
    source: `
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
f = open('/work/inflight', 'w+b'); f.write(b'secret' * 999); os.remove('/work/inflight')
socket.send_fds(a, [b'x'], [a.fileno(), b.fileno(), f.fileno()]); socket.send_fds(b, [b'x'], [a.fileno(), b.fileno()])`,
  },
  {
    name: 'what remains of a connection',
    next: 'other',
    source: `
s = socket.socket(); s.bind(('127.0.0.1', 4567)); s.listen()
c = socket.create_connection(('127.0.0.1', 4567)); c.send(b'secret'); c.close(); s.close()`,
  },
  {
    name: 'a number of packets',
    next: 'other',
    source:
      "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nfor n in range(7): s.sendto(b'x', ('127.0.0.1', 9))",
  },
  {
    name: 'a number of failures',
    next: 'other',
    source:
      "try: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))\nexcept OSError: pass",
  },
];

export const residues: Residue[] = [...files, ...processes, ...kernel].map((one) => ({
  ...one,
  source: `${who}${one.source}\nprint('LEFT')\n`,
}));
