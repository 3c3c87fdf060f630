// The contract of every Sandbox, as stories: told to the one in this process and to the one behind a queue.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SandboxRefused } from '../../sandbox/job.ts';
import type { FunctionJob, Limits, Reason, Sandbox, StdinJob } from '../../sandbox/job.ts';
import { createChannel } from '../../sandbox/channel.ts';
import { queueContract } from './contract-queue.ts';
import type { Made } from './contract-queue.ts';
import { collect, python } from './run.ts';
import type { Sized } from './run.ts';

const addition: Pick<FunctionJob, 'kind' | 'signature'> = {
  kind: 'function',
  signature: {
    name: 'add',
    params: [
      { name: 'a', type: 'int' },
      { name: 'b', type: 'int' },
    ],
    returns: 'int',
  },
};
const add = (text: string, inputs: number[][], limits: Partial<Limits> = {}): FunctionJob => ({
  ...addition,
  language: 'python',
  files: [{ path: 'main.py', text }],
  inputs,
  limits,
});

/** `make` gives a new sandbox with these sizes on a real engine; it may take a minute. */
export function sandboxContract(name: string, make: (sized: Sized) => Promise<Made>): void {
  describe(`${name}: a sandbox`, { timeout: 120_000 }, () => {
    let made: Made;
    let sandbox: Sandbox;
    beforeAll(async () => {
      made = await make({ slots: 2 });
      sandbox = made.sandbox;
    }, 120_000);
    afterAll(async () => made?.close(), 120_000);
    programs(() => sandbox);
    functions(() => sandbox);
    queueContract(make);
  });
}

function programs(sandbox: () => Sandbox): void {
  test('answers, and runs a hello with a receipt', async () => {
    expect(await sandbox().available()).toBe(true);
    const { events, stdout, end, receipt } = await collect(sandbox(), python("print('hello')"));
    expect(stdout).toBe('hello\n');
    expect(events.map((event) => event.kind)).toContain('started');
    expect(end).toMatchObject({ reason: 'ok', exitCode: 0, signal: null, message: '', truncated: false });
    expect(end.memoryKb).toBeGreaterThan(1_000);
    expect(receipt).toMatchObject({
      language: 'python',
      reason: 'ok',
      limits: { memoryMb: 128, runMs: 5_000 },
    });
    expect(receipt.sourceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(receipt.image).toMatch(/^sha256:/);
    const languages = await sandbox().languages();
    const python3 = languages.find((one) => one.language === 'python');
    expect(python3?.version).toMatch(/^3\.\d+/);
  });

  test('shows a prompt before the answer is typed, and the end of input', async () => {
    const typed = createChannel<string>();
    const lines = async function* () {
      for (let text = await typed.next(); text !== null; text = await typed.next()) yield text;
    };
    let shown = '';
    let answered = false;
    const text =
      "import sys\nname = input('name? ')\nprint('hello', name)\nprint(len(sys.stdin.read()), 'more')";
    const { stdout, end } = await collect(sandbox(), python(text, { interactive: true }), {
      typed: lines(),
      seen: (event) => {
        if (event.kind === 'output') shown += event.text;
        if (answered || !shown.includes('name? ')) return;
        expect(shown).toBe('name? ');
        answered = true;
        for (const line of ['Ada\n', 'xyz']) typed.push(line);
        typed.end();
      },
    });
    expect({ stdout, reason: end.reason }).toEqual({ stdout: 'name? hello Ada\n3 more\n', reason: 'ok' });
  });

  test('takes several files, arguments and stdin; keeps the streams apart; fails with its exit code', async () => {
    const text =
      'import sys\nfrom lib.words import shout\nprint(shout(sys.argv[1]), sys.stdin.read())\nsys.stderr.write("oh")\nsys.exit(3)';
    const files = [
      { path: 'main.py', text },
      { path: 'lib/words.py', text: 'def shout(word):\n    return word.upper()' },
    ];
    const { stdout, stderr, end } = await collect(
      sandbox(),
      python('', { files, args: ['a b"c'], stdin: 'in' }),
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'A B"C in\n', stderr: 'oh' });
    expect(end).toMatchObject({ reason: 'exit', exitCode: 3, message: 'ended with exit code 3' });
  });

  const before = "print('before', flush=True)\n";
  test.each<[string, Partial<Limits>, Reason, RegExp]>([
    ['import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)', {}, 'signal', /SIGSEGV/],
    ['while True: pass', { runMs: 500 }, 'time', /ran longer than 0.5 s/],
    ['import time\ntime.sleep(600)', { wallMs: 4_000 }, 'wall', /waited longer than 4 s/],
    ['x = []\nwhile True: x.append(bytearray(1 << 20))', {}, 'memory', /more than 128 MB/],
    ["while True: print('x' * 99)", { outputBytes: 10_000 }, 'output', /more than 10 KB \(output limit\)/],
  ])('tells why it ended, and what it printed before: %j', async (text, limits, reason, message) => {
    const { stdout, end, receipt } = await collect(sandbox(), python(before + text, { limits }));
    expect(stdout.startsWith('before\n')).toBe(true);
    expect(end).toMatchObject({ reason, message: expect.stringMatching(message) });
    expect(end.truncated).toBe(reason === 'output');
    expect(receipt.reason).toBe(reason);
    if (reason === 'output') expect(Buffer.byteLength(stdout)).toBe(10_000);
  });

  test('gives whole characters, whatever bytes come', async () => {
    const text =
      "import sys, time\nfor b in 'aé€😀'.encode():\n    sys.stdout.buffer.write(bytes([b])); time.sleep(0.02)\nsys.stdout.buffer.write(b'\\xff\\x00|\\xf0\\x9f')";
    const { events, stdout } = await collect(sandbox(), python(text));
    expect(stdout).toBe('aé€😀�␀|�');
    for (const event of events) if (event.kind === 'output') expect(event.text.isWellFormed()).toBe(true);
  });

  test('is stopped by a person, with what it has printed', async () => {
    const stop = new AbortController();
    let shown = '';
    const { stdout, end } = await collect(sandbox(), python(`${before}while True: pass`), {
      signal: stop.signal,
      seen: (event) => {
        if (event.kind === 'output') shown += event.text;
        if (shown.endsWith('\n')) stop.abort();
      },
    });
    expect({ stdout, reason: end.reason }).toEqual({ stdout: 'before\n', reason: 'stopped' });
    const never = await collect(sandbox(), python(before), { signal: AbortSignal.abort() });
    expect(never.end.reason).toBe('stopped');
  });

  test.each([
    [python('', { limits: { memoryMb: 1_000_000 } }), /memoryMb must be/],
    [python('', { limits: Object.fromEntries([['cats', 9]]) }), /no limit named "cats"/],
    [python('', { files: [{ path: '../evil.py', text: '' }] }), /plain relative path/],
    [python('', { files: [] }), /1 to 64 files/],
  ])('refuses what is not allowed: %#', async (job, message) => {
    const refused = collect(sandbox(), job);
    await expect(refused).rejects.toThrow(SandboxRefused);
    await expect(refused).rejects.toThrow(message);
  });
}

function functions(sandbox: () => Sandbox): void {
  test('goes on after an exception, an exit, an endless loop and a forged answer', async () => {
    const text = `import os, sys
def add(a, b):
    print('adding', a, b)
    if a == 2: raise ValueError('no twos')
    if a == 3: os._exit(0)
    while a == 4: pass
    if a == 5: os.write(4, b'{"ok":true,"value":99}\\n{"ok":true,"value":98}\\n')
    if a == 6: os.write(4, b'\\xff nonsense\\n')
    return a + b`;
    const inputs = [1, 2, 3, 4, 5, 7, 6].map((a) => [a, 1]);
    const { outcomes, end } = await collect(sandbox(), add(text, inputs, { runMs: 700 }));
    expect(end.reason).toBe('ok');
    expect(outcomes.map(({ index, reason }) => [index, reason])).toEqual([
      [0, 'ok'],
      [1, 'exit'],
      [2, 'exit'],
      [3, 'time'],
      [4, 'ok'], // the first answer counts, as if it had been returned
      [5, 'ok'],
      [6, 'exit'],
    ]);
    expect(outcomes.map(({ value }) => value)).toEqual([2, null, null, null, 99, 8, null]);
    expect(outcomes[0]?.stdout).toBe('adding 1 1\n');
    expect(outcomes[1]?.message).toMatch(/line 4[^]*ValueError: no twos/);
    expect(outcomes[2]?.message).toBe('the program ended before the function returned');
    expect(outcomes[5]?.stdout).toBe('adding 7 1\n');
  });

  test('fails every test of a program that cannot even start, with the reason', async () => {
    const { outcomes } = await collect(
      sandbox(),
      add('def add(a, b:', [
        [1, 2],
        [3, 4],
      ]),
    );
    expect(outcomes.map(({ reason }) => reason)).toEqual(['exit', 'exit']);
    expect(outcomes[1]?.message).toMatch(/SyntaxError/);
    const other = await collect(sandbox(), add('def sub(a, b): return 1', [[1, 2]]));
    expect(other.outcomes[0]?.message).toMatch(/no function 'add' found/);
  });

  test('runs a stdin question one process a test', async () => {
    const job: StdinJob = {
      kind: 'stdin',
      language: 'python',
      files: [{ path: 'main.py', text: 'seen = []\nseen.append(int(input()))\nprint(sum(seen), len(seen))' }],
      inputs: ['1\n', 'x\n', '3\n'],
    };
    const { outcomes, end } = await collect(sandbox(), job);
    expect(end.reason).toBe('ok');
    expect(outcomes.map(({ reason, stdout }) => [reason, stdout])).toEqual([
      ['ok', '1 1\n'],
      ['exit', ''],
      ['ok', '3 1\n'],
    ]);
    expect(outcomes[1]?.stderr).toMatch(/ValueError/);
  });

  test('looks through files without running them', async () => {
    const files = [
      { path: 'main.py', text: 'import os\nprint("ran")\n' },
      { path: 'more.py', text: 'x = y\n' },
    ];
    const { stdout, end } = await collect(sandbox(), { kind: 'lint', language: 'python', files });
    expect(stdout.split('\n').map((line) => line.split(':').slice(0, 2))).toEqual([
      ['main.py', '1'],
      ['more.py', '1'],
      [''],
    ]);
    expect(end.reason).toBe('ok');
  });

  test('stops a submission between its tests', async () => {
    const stop = new AbortController();
    const text = 'import time\ndef add(a, b):\n    if a == 2: time.sleep(600)\n    return a';
    const { outcomes, end } = await collect(
      sandbox(),
      add(text, [
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
      {
        signal: stop.signal,
        seen: (event) => event.kind === 'outcome' && stop.abort(),
      },
    );
    expect(end.reason).toBe('stopped');
    expect(outcomes[0]).toMatchObject({ reason: 'ok', value: 1 });
    expect(outcomes.some(({ index }) => index === 2)).toBe(false);
  });
}
