// Texts that are made to keep their reader busy: none of them holds the server's thread up. What counts is that they are
// done with at all: before they had a bound, each grew with the square of its length, and here they are long.
import { expect, test } from 'vitest';
import { createPseudonyms } from '../../../server/ai/pseudonyms.ts';
import { measure } from '../../../server/http/code-measures.ts';
import { pack } from '../../../server/interviews/question-bundle.ts';
import { createUnpacker } from '../../../server/interviews/unpacker.ts';
import { authoredSchema } from '../../../shared/authored.ts';

const question = {
  id: 'echo',
  title: 'Echo',
  difficulty: 'easy',
  statement: 'Print what comes.',
  kind: 'stdin',
  tests: [{ stdin: '1\n', stdout: '1\n' }],
};
const nested = { format: 'yaml', text: '? '.repeat(50_000) } as const; // minutes of work for 100 KB

test('a bundle that takes too long to read is given up; meanwhile the server goes on, and others are told to wait', async () => {
  const unpack = createUnpacker({ limitMs: 5_000 });
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 10);
  const [first, second] = [unpack(nested), unpack(nested)];
  expect(await unpack(nested)).toBe('busy');
  const late = { questions: [], mistakes: [{ at: '', message: 'takes longer than 5 s to read' }] };
  expect(await Promise.all([first, second])).toEqual([late, late]);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(3); // none, if it were read on this thread
  const patient = createUnpacker();
  const whole = authoredSchema.parse({ question });
  expect(await patient(pack([whole], 'yaml'))).toEqual({ questions: [whole], mistakes: [] });
});

const long = 2_000_000; // characters, where 65,536 took two seconds
const hostile = {
  python: `x${'\n'.repeat(long)}`,
  java: `public a${' '.repeat(long)}`,
  cpp: `a${' '.repeat(long / 2)}b${' '.repeat(long / 2)}`,
  go: '"\\'.repeat(long / 2),
} as const;

test.each(['python', 'java', 'cpp', 'go'] as const)(
  '%s that is nearly all blanks or quotes is measured',
  (language) => {
    expect(measure(hostile[language], language, null).functions).toBe(0);
  },
);

test('functions and branches are counted as they are written', () => {
  const of = (language: Parameters<typeof measure>[1], code: string) => measure(code, language, null);
  expect(
    of('python', 'class A:\n  async def f(self):\n    if 1:\n      pass\n\ndef g():\n  pass\n'),
  ).toMatchObject({
    functions: 2,
    branches: 1,
  });
  expect(of('java', 'class A {\n  public static List<int[]> f(int a) {\n  }\n}\n').functions).toBe(1);
  expect(of('cpp', 'int f(int a) {\n}\nvoid g() const {\n  if (a) h();\n}\n').functions).toBe(2);
  expect(of('javascript', 'const s = "if for", t = \'while\'; if (s) f(() => 1)')).toMatchObject({
    functions: 1,
    branches: 1,
  });
});

test('a word without an end is looked through for mail addresses', () => {
  const hide = createPseudonyms([{ name: 'Ada Lovelace', as: 'the candidate' }]);
  const word = 'a'.repeat(300_000);
  expect(hide(`${word} ada@example.org`)).toBe(`${word} (mail)`);
});
