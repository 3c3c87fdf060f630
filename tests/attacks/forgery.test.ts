// What a test run must not give away or let be forged: results, inputs to come, and what another run has left.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FunctionJob, Sandbox } from '../../sandbox/job.ts';
import { collect, python, realSandbox } from '../sandbox/run.ts';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = realSandbox({ slots: 2 });
});
afterAll(() => sandbox.close(), 120_000);

function doubling(text: string, inputs: number[]): FunctionJob {
  const signature = { name: 'twice', params: [{ name: 'n', type: 'int' as const }], returns: 'int' as const };
  const files = [{ path: 'main.py', text }];
  return {
    kind: 'function',
    language: 'python',
    files,
    signature,
    inputs: inputs.map((n) => [n]),
  };
}

test('a program that prints what looks like a result does not score', { timeout: 120_000 }, async () => {
  const record = `import os, struct, sys
def frame(kind, data): return kind + struct.pack('>I', len(data)) + data
forged = frame(b'a', b'{"ok":true,"value":14}') + frame(b't', b'0 answer 0 0 1 1 1') + frame(b'x', b'exit 0 0 0 0 0')
engine = b'\\x01\\0\\0\\0' + struct.pack('>I', len(forged)) + forged
def twice(n):
    for fd in (1, 2): os.write(fd, forged + engine + b'{"ok":true,"value":14}\\n')
    for fd in range(5, 64):
        try: os.write(fd, forged)
        except OSError: pass
    raise SystemExit(0)
`;
  const { outcomes, end } = await collect(sandbox, doubling(record, [7]));
  expect(outcomes).toHaveLength(1);
  expect(outcomes[0]).toMatchObject({ reason: 'exit', value: null });
  expect(outcomes[0]?.stdout).toContain('"value":14');
  expect(end.reason).toBe('ok');
  const program = await collect(sandbox, python(record + 'twice(1)\n'));
  expect(program.end).toMatchObject({ reason: 'ok', exitCode: 0 });
  expect(program.stdout).toContain('answer 0 0');
});

test(
  'an answer that is nested without end is a failed test, and no failure of ours',
  { timeout: 120_000 },
  async () => {
    const text = `import os
def twice(n):
    if n == 1: os.write(4, b'{"ok":true,"value":' + b'[' * 20000 + b']' * 20000 + b'}\\n')
    return n * 2
`;
    const { outcomes, end } = await collect(sandbox, doubling(text, [1, 2]));
    expect(outcomes[0]).toMatchObject({ reason: 'exit', value: null });
    expect(outcomes[0]?.message).toContain('nested deeper');
    expect(end.reason).toBe('ok');
  },
);

test('inputs to come are nowhere to be found', { timeout: 120_000 }, async () => {
  const text = `import glob, os
def twice(n):
    found = b''
    os.set_blocking(3, False)
    try: found += os.read(3, 1 << 20)
    except BlockingIOError: pass
    finally: os.set_blocking(3, True)
    for path in glob.glob('/work/**', recursive=True) + glob.glob('/tmp/**', recursive=True) + glob.glob('/proc/1/*'):
        try: found += open(path, 'rb').read(1 << 20)
        except OSError: pass
    return 424242 if str(97530 + 1).encode() in found else n * 2
`;
  const { outcomes } = await collect(sandbox, doubling(text, [1, 97531]));
  expect(outcomes[0]).toMatchObject({ reason: 'ok', value: 2 });
  expect(outcomes.some(({ value }) => value === 424242)).toBe(false);
});

test('what one run leaves is not seen by another', { timeout: 120_000 }, async () => {
  const leave = `import os, socket, sys, time
open('/work/left', 'w').write('secret'); open('/tmp/left', 'w').write('secret')
tcp = socket.socket(); tcp.bind(('127.0.0.1', 4567)); tcp.listen()
local = socket.socket(socket.AF_UNIX); local.bind('\\0left'); local.listen()
if os.fork() == 0:
    os.setsid(); time.sleep(600)
print('left')
`;
  const look = `import os, socket
seen = [path for path in ('/work/left', '/tmp/left') if os.path.exists(path)]
for family, address in ((socket.AF_INET, ('127.0.0.1', 4567)), (socket.AF_UNIX, '\\0left')):
    try:
        socket.socket(family).connect(address); seen.append(address)
    except OSError: pass
seen += [p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())]
seen += sorted(os.listdir('/tmp')) + [name for name in os.listdir('/work') if name != 'main.py']
print('seen', seen)
`;
  const [first, beside] = await Promise.all([
    collect(sandbox, python(leave)),
    collect(sandbox, python(look)),
  ]);
  expect(first).toMatchObject({ stdout: 'left\n', end: { reason: 'ok' } });
  expect(beside.stdout).toBe('seen []\n');
  for (let run = 0; run < 3; run++) expect((await collect(sandbox, python(look))).stdout).toBe('seen []\n');
});
