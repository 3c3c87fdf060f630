// What was compiled once is not compiled again: for the same source of the same owner, and for nobody else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCompiledStore } from '../../sandbox/compiled.ts';
import type { FunctionJob, Job, Sandbox } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';
import { refusal } from '../../sandbox/messages.ts';
import { defaultLimits as limits } from '../../sandbox/limits.ts';
import { functions, programs } from './programs.ts';
import { collect, realSandbox } from './run.ts';

const compiledLanguages: Language[] = ['typescript', 'java', 'cpp', 'go'];
let sandbox: Sandbox;
beforeAll(() => {
  sandbox = realSandbox({ slots: 2, warm: 0 });
});
afterAll(async () => await sandbox?.close());

const program = (language: Language, scope: string, more = ''): Job => {
  const { path, text } = programs[language];
  const files = [{ path, text: text + more }];
  return { kind: 'program', language, files, args: ['a', 'b'], stdin: 'Ada\n', interactive: false, scope };
};

const patience = { timeout: 240_000 }; // compilers on a busy machine

describe.each(compiledLanguages.map((language) => [language]))('%s', patience, (language) => {
  test('the second run of a source does not compile; another source, or another owner, does', async () => {
    const first = await collect(sandbox, program(language, 'one'));
    expect(first.stdout).toBe('b\nname? hello Ada\n');
    expect(first.receipt.cached).toBeUndefined();
    const second = await collect(sandbox, program(language, 'one'));
    expect(second.stdout).toBe(first.stdout);
    expect(second.receipt).toMatchObject({
      cached: true,
      compileMs: 0,
      sourceHash: first.receipt.sourceHash,
    });
    const told = (ran: typeof first) =>
      ran.events.flatMap((event) => (event.kind === 'compiled' ? [event.ok, event.text] : []));
    expect(told(second)).toEqual(told(first)); // warnings are told again
    const others = [program(language, 'two'), program(language, 'one', '\n// changed\n')];
    for (const job of others) {
      const other = await collect(sandbox, job);
      expect([other.stdout, other.receipt.cached]).toEqual([first.stdout, undefined]);
    }
    const { scope: _, ...nobody } = program(language, 'one');
    expect((await collect(sandbox, nobody)).receipt.cached).toBeUndefined();
  });
});

test('other inputs of the same function are run without compiling it again', patience, async () => {
  const { path, text } = functions['cpp'];
  const job = (inputs: FunctionJob['inputs']): FunctionJob => ({
    kind: 'function',
    language: 'cpp',
    files: [{ path, text }],
    signature: {
      name: 'everyType',
      params: [
        { name: 'grid', type: { list: { list: 'int' } } },
        { name: 'text', type: 'string' },
        { name: 'maybe', type: { optional: 'int' } },
        { name: 'totals', type: { map: 'long' } },
        { name: 'ratio', type: 'float' },
        { name: 'flag', type: 'bool' },
      ],
      returns: { list: { optional: 'string' } },
    },
    inputs,
    scope: 'one',
  });
  const values = async (inputs: FunctionJob['inputs']) => {
    const { outcomes, receipt } = await collect(sandbox, job(inputs));
    return [receipt.cached, ...outcomes.map(({ value }) => value)];
  };
  expect(await values([[[[1]], 'a', 1, { k: 2 }, 1, true]])).toEqual([undefined, ['a1', null, '2']]);
  expect(await values([[[], 'b', 1, { k: 3 }, 1, true]])).toEqual([true, ['b0', null, '3']]);
});

test(
  'a program that is stopped was compiled all the same; one that fails to compile is compiled again',
  patience,
  async () => {
    const stop = new AbortController();
    const text = '#include <cstdio>\nint main() { puts("go"); fflush(stdout); for (;;) {} }\n';
    const job: Job = { ...program('cpp', 'three'), files: [{ path: 'main.cpp', text }] };
    const seen = (event: { kind: string }) => event.kind === 'output' && stop.abort();
    expect((await collect(sandbox, job, { signal: stop.signal, seen })).end.reason).toBe('stopped');
    const again = new AbortController();
    const { receipt } = await collect(sandbox, job, {
      signal: again.signal,
      seen: (event) => event.kind === 'output' && again.abort(),
    });
    expect(receipt.cached).toBe(true);
    const broken: Job = { ...job, files: [{ path: 'main.cpp', text: 'int main() { return "a"; }' }] };
    for (let i = 0; i < 2; i += 1) {
      const failed = await collect(sandbox, broken);
      expect([failed.end.reason, failed.receipt.cached]).toEqual(['compile', undefined]);
    }
  },
);

test(
  'a compiler that is cut short, or dies without a word, is told about: the text is never empty',
  patience,
  async () => {
    const twice =
      'template<long N, bool end> struct T { static constexpr long v = T<2 * N, (N > 1 << 19)>::v + T<2 * N + 1, (N > 1 << 19)>::v; };\n';
    const once = 'template<long N> struct T<N, true> { static constexpr long v = N; };\n';
    const job: Job = {
      ...program('cpp', 'slow'),
      files: [{ path: 'main.cpp', text: `${twice}${once}int main() { return T<1, false>::v; }\n` }],
      limits: { compileMs: 500 },
    };
    const { events, end } = await collect(sandbox, job);
    const told = events.flatMap((event) => (event.kind === 'compiled' ? [event.ok, event.text] : []));
    expect(told).toEqual([false, 'did not compile: compiling took longer than 0.5 s\n']);
    expect([end.reason, end.message]).toEqual([
      'compile',
      'did not compile: compiling took longer than 0.5 s',
    ]);
    expect(refusal('', 'exit', limits)).toBe('did not compile\n');
    expect(refusal('half a line', 'memory', limits)).toBe(
      'half a line\ndid not compile: the compiler used too much memory\n',
    );
    expect(refusal('main.cpp:1: error\n', 'exit', limits)).toBe('main.cpp:1: error\n');
  },
);

test('a program that changes what was made of it changes nothing for the next run', patience, async () => {
  const text =
    '#include <cstdio>\n#include <fstream>\nint main() {\n  puts("mine");\n  remove("program");\n  std::ofstream("program") << "#!/bin/sh\\necho other\\n";\n  std::ofstream("other.class") << "other";\n}\n';
  const job: Job = { ...program('cpp', 'four'), files: [{ path: 'main.cpp', text }] };
  for (const cached of [undefined, true, true]) {
    const ran = await collect(sandbox, job);
    expect([ran.stdout, ran.end.reason, ran.receipt.cached]).toEqual(['mine\n', 'ok', cached]);
  }
});

test('what is kept has a limit: the least recently used goes, and nothing large is kept', () => {
  const store = createCompiledStore(100_000);
  const made = (size: number) => ({ files: [{ path: 'program', bytes: Buffer.alloc(size) }], text: '' });
  store.keep('large', made(50_000));
  expect(store.find('large')).toBeNull();
  for (let i = 0; i < 12; i += 1) store.keep(`${i}`, made(8_000));
  expect(store.find('0')).toBeNull();
  expect(store.find('11')).not.toBeNull();
  expect(store.find('1')).not.toBeNull(); // and is now the newest
  store.keep('12', made(8_000));
  expect([store.find('1') === null, store.find('2')]).toEqual([false, null]);
});
