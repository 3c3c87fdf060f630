// The built-in bank as files: everything parses, fits its signature, and its statements tell the truth. Runs no program.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BankError, loadBank } from '../../server/interviews/bank.ts';
import { belongs } from '../../shared/values.ts';
import { parseArguments, parseExamples } from '../../shared/examples.ts';

const root = join(import.meta.dirname, '../../questions');
const bank = await loadBank(root);
const all = bank.list().map((entry) => [entry.question.id, entry] as const);

describe('every question of the bank', () => {
  test.each(all)('%s is whole', (_, { question, solution, wrong }) => {
    expect(Object.keys(solution)).toEqual(expect.arrayContaining(['python', 'javascript']));
    expect(wrong.length).toBeGreaterThanOrEqual(2);
    expect(new Set(wrong.map((one) => one.language)).size).toBeGreaterThanOrEqual(2);
    expect(question.notes).not.toBe('');
    expect(question.tags.length).toBeGreaterThan(0);
    expect(question.tests.length).toBeGreaterThanOrEqual(8);
    expect(question.tests.length).toBeLessThanOrEqual(20);
    const names = question.tests.map((one) => one.name ?? '');
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
    for (const one of wrong) {
      expect(one.fails, `${one.name} names tests`).not.toEqual([]);
      expect(names, `${one.name} names its tests`).toEqual(expect.arrayContaining(one.fails));
    }
    const samples = question.tests.filter((one) => !one.hidden);
    expect(samples.length).toBeGreaterThanOrEqual(2);
    expect(samples.length).toBeLessThan(question.tests.length);
  });

  test.each(all)('%s has values of its types', (_, { question }) => {
    if (question.kind !== 'function') return;
    const { params, returns } = question.signature;
    for (const one of question.tests) {
      expect(one.args.length).toBe(params.length);
      for (const [i, param] of params.entries()) {
        expect(belongs(param.type, one.args[i] ?? null), `${one.name}: ${param.name}`).toBe(true);
      }
      expect(belongs(returns, one.expected), `${one.name}: expected`).toBe(true);
    }
  });

  // The references pass these tests in the sandbox (solutions.test.ts), so an example that equals its test is true.
  test.each(all)('%s has examples that are its sample tests', (_, { question }) => {
    const examples = parseExamples(question.statement);
    if (question.kind === 'function') {
      const samples = question.tests.filter((one) => !one.hidden);
      const told = examples.map(({ input, output }) => ({
        args: parseArguments(question.signature, input),
        expected: JSON.parse(output),
      }));
      expect(told).toEqual(samples.map(({ args, expected }) => ({ args, expected })));
    } else {
      const samples = question.tests.filter((one) => !one.hidden);
      const told = examples.map(({ input, output }) => ({ stdin: `${input}\n`, stdout: `${output}\n` }));
      expect(told).toEqual(samples.map(({ stdin, stdout }) => ({ stdin, stdout })));
    }
  });
});

describe('choosing', () => {
  test('the same seed chooses the same, and never one question twice', () => {
    const wish = { difficulty: 'easy', count: 3, seed: 'ada' } as const;
    const ids = bank.choose(wish).entries.map((entry) => entry.question.id);
    expect(new Set(ids).size).toBe(3);
    expect(bank.choose(wish).entries.map((entry) => entry.question.id)).toEqual(ids);
    const next = bank.choose({ ...wish, exclude: ids, count: 1000 }).entries;
    expect(next.length).toBe(bank.list({ difficulty: 'easy' }).length - 3);
    expect(next.every((entry) => !ids.includes(entry.question.id))).toBe(true);
    const firsts = Array.from({ length: 40 }, (_, i) => bank.choose({ count: 1, seed: `s${i}` }).entries[0]);
    expect(new Set(firsts).size).toBeGreaterThan(5);
  });

  test('ids come first and in order, tags must all fit, unknown ids are named', () => {
    const choice = bank.choose({
      ids: ['beam-cuts', 'no-such', 'bead-code', 'beam-cuts'],
      tags: ['graphs', 'bfs'],
      count: 1000,
      seed: 'x',
    });
    expect(choice.unknown).toEqual(['no-such']);
    expect(choice.entries.slice(0, 2).map((entry) => entry.question.id)).toEqual(['beam-cuts', 'bead-code']);
    const rest = choice.entries.slice(2);
    expect(rest.length).toBeGreaterThan(0);
    for (const { question } of rest) expect(question.tags).toEqual(expect.arrayContaining(['graphs', 'bfs']));
    expect(bank.find('bead-code')?.question.title).toBe('Bead Code');
    expect(bank.find('no-such')).toBeNull();
  });
});

test('all mistakes of a bank are told at once, each with its file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-bank-'));
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const good = {
    id: 'one',
    title: 'Same',
    difficulty: 'easy',
    kind: 'stdin',
    tests: [{ stdin: '', stdout: 'x' }],
  };
  try {
    await put('one/question.json', JSON.stringify(good));
    await put('one/statement.md', 'Print x.');
    await put('one/solutions/answer.py', 'print("x")');
    await put('two/question.json', JSON.stringify({ ...good, id: 'other', difficulty: 'tricky' }));
    await put('two/statement.md', 'Print x.');
    await put('three/question.json', '{');
    await put('four/question.json', JSON.stringify({ ...good, id: 'five', title: 'same' }));
    await put('four/wrong/late.js', 'console.log()');
    const told = await loadBank(folder).then(
      () => 'nothing',
      (error: unknown) => (error instanceof BankError ? error.message : 'another error'),
    );
    expect(told).toContain('one/solutions/answer.py: is not solutions/solution');
    expect(told).toContain('two/question.json: difficulty: ');
    expect(told).toContain('three/question.json: is not JSON');
    expect(told).toContain('four/statement.md: is missing or empty');
    expect(told).toContain('four/wrong/late.js: does not begin with');
    await put('four/statement.md', 'Print x.');
    await expect(loadBank(folder)).rejects.toThrow('four/question.json: id: is "five", the folder is "four"');
    await expect(loadBank(folder)).rejects.toThrow('title: "five" has the same');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
