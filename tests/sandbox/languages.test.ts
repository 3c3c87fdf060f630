// The same four stories in every language: a program with arguments and stdin, a prompt before its answer, a function
// of all types, and code that does not compile.
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imageTag } from '../../sandbox/image/context.mjs';
import type { Job, Outcome, RunEvent, Sandbox } from '../../sandbox/job.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { type Language, languages } from '../../shared/languages.ts';
import type { Signature } from '../../shared/values.ts';
import { broken, counters, functions, programs } from './programs.ts';

let sandbox: Sandbox;
beforeAll(() => {
  const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  sandbox = createSandbox({
    docker: { host },
    image: imageTag(),
    runtime: 'runc',
    slots: 2,
    warm: 0,
    log: pino({ level: 'silent' }),
  });
});
afterAll(async () => await sandbox?.close());

const signature: Signature = {
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
};

async function run(job: Job, typed?: AsyncIterable<string>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const signal = AbortSignal.timeout(90_000);
  for await (const event of sandbox.run(job, { signal, ...(typed ? { typed } : {}) })) events.push(event);
  return events;
}
const printed = (events: RunEvent[]) =>
  events.map((event) => (event.kind === 'output' ? event.text : '')).join('');
const outcomes = (events: RunEvent[]): Outcome[] =>
  events.flatMap((event) => (event.kind === 'outcome' ? [event.outcome] : []));
const compiled = (events: RunEvent[]) => events.find((event) => event.kind === 'compiled');
const ending = (events: RunEvent[]) => {
  const last = events.at(-1);
  if (last?.kind !== 'ended') throw new Error('no end');
  return last;
};

describe.each(languages.map((language) => [language]))('%s', { timeout: 180_000 }, (language: Language) => {
  test('a program sees its arguments and asks before it is answered', async () => {
    const { path, text } = programs[language];
    let seen = '';
    const prompted = Promise.withResolvers<void>();
    async function* typed() {
      await prompted.promise;
      yield 'Ada\n';
    }
    const signal = AbortSignal.timeout(90_000);
    const job: Job = {
      kind: 'program',
      language,
      files: [{ path, text }],
      args: ['one', 'two words'],
      stdin: '',
      interactive: true,
    };
    let end = '';
    for await (const event of sandbox.run(job, { signal, typed: typed() })) {
      if (event.kind === 'output') seen += event.text;
      if (seen.includes('name? ')) prompted.resolve();
      if (event.kind === 'ended') end = event.end.reason + event.end.message;
    }
    expect({ seen, end }).toEqual({ seen: 'two words\nname? hello Ada\n', end: 'ok' });
  });

  test('a function gets and gives every type; an exception fails one test', async () => {
    const { path, text } = functions[language];
    const inputs = [
      [[[1, 2], []], 'a"é\n\\', 7, { k: 9_007_199_254_740_991 }, 0.5, true],
      [[], '', null, {}, -1.5e10, false],
      [[[3]], 'x', 1, { k: 2 }, 2, true],
    ];
    const events = await run({ kind: 'function', language, files: [{ path, text }], signature, inputs });
    const got = outcomes(events).map(({ index, reason, value }) => ({ index, reason, value }));
    expect(got).toEqual([
      { index: 0, reason: 'ok', value: ['a"é\n\\2', null, '9007199254740991'] },
      { index: 1, reason: 'exit', value: null },
      { index: 2, reason: 'ok', value: ['x1', null, '2'] },
    ]);
    expect(outcomes(events)[1]?.message).toContain('nothing there');
    expect(outcomes(events)[0]?.stdout).toContain('printed');
    expect(ending(events).receipt).toMatchObject({ language, runtime: 'runc', reason: 'ok' });
  });

  test('a test sees nothing that another left, and a program that ends fails its test alone', async () => {
    const { path, text } = counters[language];
    const counted: Signature = { name: 'count', params: [{ name: 'mode', type: 'int' }], returns: 'int' };
    const inputs = [[0], [0], [1], [0], [2], [0]];
    const events = await run({
      kind: 'function',
      language,
      files: [{ path, text }],
      signature: counted,
      inputs,
    });
    const left = [1, 1, null, 1, 1, 1];
    const values = language === 'cpp' ? left.with(4, null) : left;
    expect(outcomes(events).map(({ value }) => value)).toEqual(values);
    const signal = language === 'cpp' ? ['signal'] : ['ok'];
    const reasons = ['ok', 'ok', 'exit', 'ok', ...signal, 'ok'];
    expect(outcomes(events).map(({ reason }) => reason)).toEqual(reasons);
  });

  test('what does not compile, or parse, is told with its line', async () => {
    const { path, text } = broken[language];
    const events = await run({
      kind: 'program',
      language,
      files: [{ path, text }],
      args: [],
      stdin: '',
      interactive: false,
    });
    const interpreted = language === 'python' || language === 'javascript';
    expect(ending(events).end.reason).toBe(interpreted ? 'exit' : 'compile');
    const told = compiled(events);
    expect(interpreted ? printed(events) : told?.kind === 'compiled' ? told.text : '').toMatch(/[23]/);
  });
});

test('TypeScript knows what Node gives', async () => {
  const text =
    "import { readFileSync } from 'node:fs';\nconst lines = readFileSync('/dev/stdin', 'utf8').trim().split('\\n').map((line) => Number(line));\nconst sums = [];\nfor (const n of lines) sums.push(n * 2);\nconsole.log(sums.join(' '));\n";
  const events = await run({
    kind: 'program',
    language: 'typescript',
    files: [{ path: 'main.ts', text }],
    args: [],
    stdin: '1\n2\n',
    interactive: false,
  });
  expect(printed(events)).toBe('2 4\n');
});
