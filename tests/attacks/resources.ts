// Attacks on what is shared: processes, memory, disk, output, time.
import { python, shortWait } from './attack.ts';
import type { Attack } from './attack.ts';

export const resources: Attack[] = [
  python('fork bomb', 'while True:\n    os.fork()', [
    'processes',
    'memory',
    'time',
    'wall',
    'output',
    'exit',
  ]),
  python('fork bomb that hides its errors', 'while True:\n    try: os.fork()\n    except OSError: pass', [
    'time',
    'wall',
    'memory',
  ]),
  python(
    'thread bomb',
    'import threading\nwhile True: threading.Thread(target=time.sleep, args=(99,)).start()',
    ['processes', 'memory', 'exit', 'wall', 'time'],
  ),
  python('heap', 'x = []\nwhile True: x.append(bytearray(1 << 20))', ['memory']),
  python(
    'anonymous mapping',
    'import mmap\nx = mmap.mmap(-1, 1 << 30)\nfor at in range(0, 1 << 30, 4096): x[at] = 1',
    ['memory'],
  ),
  python(
    'memory without a name',
    "f = os.memfd_create('x')\nwhile True: os.write(f, b'x' * (1 << 20))",
    ['memory', 'signal', 'exit'], // or the limit of one file
  ),
  python(
    'memory in many children',
    'for _ in range(30):\n    if os.fork() == 0:\n        x = bytearray(20 << 20)\n        time.sleep(99)\nos.wait()\ntime.sleep(1)\nsys.exit(1)',
    ['memory', 'exit', 'wall', 'time'], // making and killing so many takes computing, too
    { runMs: 5_000 },
  ),
  {
    name: 'JavaScript heap',
    language: 'javascript',
    source: 'const x = []; for (;;) x.push(new Array(1e5).fill(1.5));',
    reasons: ['memory'],
  },
  {
    name: 'JavaScript buffers',
    language: 'javascript',
    source: 'const x = []; for (;;) x.push(Buffer.alloc(1 << 20, 1));',
    reasons: ['memory'],
  },
  ...['/work', '/tmp'].map((folder) =>
    python(
      `disk by size in ${folder}`,
      `
total = 0
try:
    for i in range(500):
        with open('${folder}/%d' % i, 'wb') as f: total += f.write(b'x' * (1 << 20))
except OSError as e: assert e.errno == errno.ENOSPC, e
if total > 40 << 20: print('BREACH', total)`,
    ),
  ),
  python(
    'disk by number of files',
    `
count = 0
try:
    for i in range(100000):
        open('/work/%d' % i, 'w').close()
        count += 1
except OSError as e: assert e.errno == errno.ENOSPC, e
if count > 20000: print('BREACH', count)`,
    ['ok'],
    { runMs: 10_000, wallMs: 40_000 },
  ),
  python(
    'one endless file',
    "f = os.open('/work/big', os.O_CREAT | os.O_WRONLY)\nos.ftruncate(f, 1 << 40)\nprint('BREACH')",
    ['exit', 'signal'],
  ),
  python(
    'deep folders',
    `
try:
    for i in range(30000):
        os.mkdir('d'); os.chdir('d')
except OSError as e: assert e.errno in (errno.ENOSPC, errno.ENAMETOOLONG, errno.ENOENT), e`,
    ['ok', 'time'],
  ),
  python(
    'kernel memory in pipes',
    `
ends = []
try:
    while True:
        r, w = os.pipe(); ends.append(w); os.set_blocking(w, False)
        try:
            while True: os.write(w, b'x' * 65536)
        except BlockingIOError: pass
except OSError as e: assert e.errno == errno.EMFILE, e
sys.exit(1)`,
    ['exit', 'memory'],
  ),
  python('flood of stdout', "while True: print('x' * 1000)", ['output']),
  python('flood of stderr', "while True: print('x' * 1000, file=sys.stderr)", ['output']),
  python('endless line', "while True: sys.stdout.write('x')", ['output', 'time']),
  python('flood of noise', 'while True: os.write(1, os.urandom(65536))', ['output']),
  python('flood by many', "for _ in range(8): os.fork()\nwhile True: os.write(1, b'y' * 4096)", [
    'output',
    'processes',
    'exit',
    'memory',
  ]),
  python('endless loop', 'while True: pass', ['time']),
  python('sleep', 'time.sleep(600)', ['wall'], shortWait),
  python(
    'deaf to every signal',
    'for n in range(1, 65):\n    try: signal.signal(n, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nwhile True: pass',
    ['time'],
  ),
  python('stops itself', 'os.kill(os.getpid(), signal.SIGSTOP)\ntime.sleep(600)', ['wall'], shortWait),
  python('closes everything and goes on', 'os.closerange(0, 256)\nwhile True: pass', ['time']),
  python('closes everything and sleeps', 'os.closerange(0, 256)\ntime.sleep(600)', ['wall'], shortWait),
  python(
    'children that outlive it',
    `
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True: time.sleep(0.1)
    os._exit(0)
os.wait()`,
  ),
  python(
    'zombies',
    'for _ in range(500):\n    try:\n        if os.fork() == 0: os._exit(0)\n    except BlockingIOError: break',
  ),
  python('kills all it can see', 'denied(os.kill, -1, signal.SIGKILL)'),
  {
    name: 'child processes without end',
    language: 'javascript',
    source:
      "const { spawn } = require('node:child_process');\nconst go = () => { for (let i = 0; i < 20; i++) spawn('sleep', ['99']).on('error', () => process.exit(7)); setTimeout(go, 1); };\ngo();",
    reasons: ['exit', 'processes', 'memory', 'signal', 'wall', 'time'],
  },
  {
    name: 'worker threads without end',
    language: 'javascript',
    source:
      "const { Worker } = require('node:worker_threads');\nsetInterval(() => new Worker('for(;;);', { eval: true }), 1);",
    reasons: ['exit', 'processes', 'memory', 'signal', 'wall', 'time'],
  },
];
