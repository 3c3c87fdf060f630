// Programs that were started before they were asked for: what they see and print is what it would be without.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgramJob, Sandbox } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';
import { connect } from '../../sandbox/image.ts';
import { collect, dockerHost, ownContainers, python, realSandbox } from './run.ts';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = realSandbox({ slots: 1, warm: 1 });
});
afterAll(async () => await sandbox.close(), 120_000);

/** A little later, so that a program which waited can tell by its age. */
const pauseMs = 300;
const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));

/** How long the process has been there, ms, in its first line; then all that it sees of how it was started. */
const told: Partial<Record<Language, string>> = {
  python: `import os, sys, threading
ticks = int(open('/proc/self/stat').read().rsplit(')', 1)[1].split()[19])
print(float(open('/proc/uptime').read().split()[0]) * 1000 - ticks * 1000 / os.sysconf('SC_CLK_TCK'))
print(sys.argv, sys.orig_argv, sys.path, sys.flags, __name__, __file__, __spec__, __loader__, sorted(globals()))
print(sorted(sys.modules), sorted(os.environ.items()), sorted(os.listdir('/work')), os.getcwd(), threading.enumerate())
print(open('/proc/self/cmdline').read(), os.listdir('/proc/self/fd'), os.stat('main.py').st_mode, open('main.py').read() == open(__file__).read())
print(repr(sys.stdin.read()), sys.stdout.line_buffering, sys.stdin.encoding)
raise ValueError('é')
`,
  javascript: `const { readFileSync, readdirSync, statSync } = require('fs');
const ticks = Number(readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ')[19]);
console.log(Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000 - ticks * 10);
console.log(process.argv, process.execArgv, __filename, require.main === module, Object.keys(require.cache), module.paths);
console.log(Object.entries(process.env).sort(), process.cwd(), readdirSync('/work'), readFileSync('/proc/self/cmdline', 'utf8'));
console.log(statSync('main.js').mode, readFileSync(__filename, 'utf8').length, JSON.stringify(readFileSync(0, 'utf8')));
throw new RangeError('é');
`,
};
const extension: Partial<Record<Language, string>> = { python: 'py', javascript: 'js' };

function job(language: Language, text: string, more: Partial<ProgramJob> = {}): ProgramJob {
  const files = [{ path: `main.${extension[language]}`, text }];
  return { ...python(''), language, files, stdin: 'given', ...more };
}

/** Lines, without the places in memory that the kernel gives at random. */
const withoutPlaces = (text: string) => text.replaceAll(/0x[0-9a-f]+|started \d+/g, '').split('\n');

/** Runs until the process had waited; what it printed after its age. */
async function waited(wanted: ProgramJob): Promise<{ seen: string; stderr: string }> {
  for (let tries = 0; tries < 40; tries += 1) {
    await pause();
    const { stdout, stderr } = await collect(sandbox, wanted);
    const [age = '', ...rest] = stdout.split('\n');
    if (Number(age) > pauseMs / 2) return { seen: rest.join('\n'), stderr };
  }
  throw new Error('no program was started ahead');
}

describe.each(['python', 'javascript'] as const)('%s', { timeout: 240_000 }, (language) => {
  test('a program that waited sees and tells the same', async () => {
    const wanted = job(language, told[language] ?? '');
    // A limit that nobody had before: it cannot have waited for that.
    const anew = await collect(sandbox, { ...wanted, limits: { wallMs: 61_000 } });
    const { seen, stderr } = await waited(wanted);
    expect(withoutPlaces(anew.stdout).slice(1)).toEqual(withoutPlaces(seen));
    expect(stderr).toBe(anew.stderr);
    expect(stderr).toContain('é');
  });

  test('what waits gives way to another job, and is there again', async () => {
    const other: Language = language === 'python' ? 'javascript' : 'python';
    await waited(job(language, told[language] ?? ''));
    const word = other === 'python' ? 'print' : 'console.log';
    expect((await collect(sandbox, job(other, `${word}("other")`))).stdout).toBe('other\n');
    const signature = { name: 'f', params: [{ name: 'n', type: 'int' as const }], returns: 'int' as const };
    const text = other === 'python' ? 'def f(n): return n + 1' : 'const f = (n) => n + 1;';
    const files = [{ path: `solution.${extension[other]}`, text }];
    const driven = await collect(sandbox, {
      kind: 'function',
      language: other,
      files,
      signature,
      inputs: [[1], [2]],
    });
    expect(driven.outcomes.map(({ value }) => value)).toEqual([2, 3]);
    await waited(job(language, told[language] ?? ''));
  });
});

describe('whatever the file holds', { timeout: 240_000 }, () => {
  const large = (bytes: number) => `x = '${'y'.repeat(bytes)}'\nprint(len(x), 'é')`;
  test.each([
    ['nothing', '', '', 'ok'],
    ['more than a pipe', large(200_000), '200000 é\n', 'ok'],
    ['more than any pipe', large(3_000_000), '3000000 é\n', 'ok'],
    ['another encoding', '# coding: latin-1\nprint(len("é"))', '2\n', 'ok'],
    ['lines of another system', 'if 1:\r\n  print(1)\r\n', '1\n', 'ok'],
    ['an error', 'print(', '', 'exit'],
    ['an endless loop', 'while True: pass', '', 'time'],
  ])('%s', async (_, text, stdout, reason) => {
    for (let time = 0; time < 2; time += 1) {
      await pause();
      const ran = await collect(sandbox, python(text, { limits: { runMs: 1_000, wallMs: 60_000 } }));
      expect([ran.stdout, ran.end.reason]).toEqual([stdout, reason]);
    }
  });
});

describe.each([
  [
    'java',
    'Main.java',
    'public class Main { public static void main(String[] a) { throw new Error("é"); } }',
  ],
  ['cpp', 'main.cpp', '#include <bits/stdc++.h>\nint main() { std::println("{} {:.1f}", __FILE__, 0.5); }'],
] as const)('the compiler of %s', { timeout: 240_000 }, (language, path, text) => {
  test.each([
    ['compiles', text],
    ['tells of mistakes', `${text}\nint wrong = "é" +;\n`],
  ])('%s the same, whether it waited or not', async (_, source) => {
    const told: unknown[] = [];
    for (let time = 0; time < 2; time += 1) {
      if (time > 0) await new Promise((resolve) => setTimeout(resolve, 3_000)); // another container, and in it the compiler
      // A line that differs: nothing is found compiled.
      const files = [{ path, text: `${source}\n// ${time}\n` }];
      const { stdout, stderr, end, events } = await collect(sandbox, { ...python(''), language, files });
      const compiled = events.find((event) => event.kind === 'compiled');
      told.push({
        stdout,
        stderr,
        reason: end.reason,
        exitCode: end.exitCode,
        compiled: { ...compiled, ms: 0 },
      });
    }
    expect(told[1]).toEqual(told[0]);
  });
});

describe('what waits and is not asked for', { timeout: 240_000 }, () => {
  /** Programs in this test's containers, as the engine lists them. */
  async function waiting(): Promise<string[]> {
    const docker = connect(dockerHost);
    const all = (await ownContainers()).map((one) => one.split(' ')[0] ?? '');
    const lists = await Promise.all(
      all.map((id) => docker.getContainer(id).top({ ps_args: '-eo pid,args' })),
    );
    return lists
      .flatMap(({ Processes }) => Processes.map(([, args = '']) => args))
      .filter((args) => !args.includes('supervise'));
  }

  test.each([
    ['python', 'main.py', "print('hello')"],
    [
      'java',
      'Main.java',
      'class Main { public static void main(String[] a) { System.out.println("hello"); } }',
    ],
  ] as const)('%s ends after its time, and the container stays', async (language, path, text) => {
    await sandbox.close(); // so that all containers are the other's
    const short = realSandbox({ slots: 1, warm: 1, idleMs: 8_000 });
    try {
      const hello = async () => await collect(short, { ...python(''), language, files: [{ path, text }] });
      expect((await hello()).stdout).toBe('hello\n');
      await expect.poll(waiting, { timeout: 60_000 }).not.toEqual([]);
      await expect.poll(waiting, { timeout: 60_000 }).toEqual([]);
      const before = await ownContainers();
      expect((await hello()).stdout).toBe('hello\n');
      if (language === 'python') expect(await ownContainers()).toEqual(before); // the same ones, used again
    } finally {
      await short.close();
    }
  });
});
