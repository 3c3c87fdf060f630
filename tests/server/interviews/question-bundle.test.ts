// Questions out and in again, in every format: the whole built-in bank survives each, and what is broken is told by its place.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadBank } from '../../../server/interviews/bank.ts';
import { pack, unpack } from '../../../server/interviews/question-bundle.ts';
import { authoredSchema } from '../../../shared/authored.ts';
import { parseSignature, signatureText } from '../../../shared/type-text.ts';

const bank = await loadBank(join(import.meta.dirname, '../../../questions'));
const all = bank
  .list()
  .map(({ question, solution, wrong, generator }) =>
    authoredSchema.parse({ question, solution, wrong, generator }),
  );

test.each(['json', 'yaml', 'folder', 'zip'] as const)(
  '%s: the built-in bank comes back as it was',
  (format) => {
    const { questions, mistakes } = unpack(pack(all, format));
    expect(mistakes).toEqual([]);
    expect(questions).toEqual(all);
  },
);

test('a bare question is taken; mistakes are told by their place, and what is whole comes in', () => {
  const [first] = all;
  const text = JSON.stringify({
    questions: [first?.question, { ...first?.question, difficulty: 'tricky' }, 7],
  });
  const { questions, mistakes } = unpack({ format: 'json', text });
  expect(questions.map((one) => one.question.id)).toEqual([first?.question.id]);
  expect(mistakes.map(({ at }) => at)).toEqual(['1.difficulty', '2']);
  const files = { 'one/question.json': '{', 'two/statement.md': 'lost' };
  expect(unpack({ format: 'folder', files }).mistakes.map(({ at }) => at)).toEqual([
    'two/statement.md',
    'one/question.json',
  ]);
});

test.each([
  ['nothing', { format: 'zip' as const }],
  ['no zip', { format: 'zip' as const, zip: 'aGVsbG8=' }],
  ['no YAML', { format: 'yaml' as const, text: 'a: [1' }],
  ['a tag that builds things', { format: 'yaml' as const, text: '!!js/function "x"' }],
  ['a laugh', { format: 'yaml' as const, text: laugh() }],
  ['a hole', { format: 'yaml' as const, text: '['.repeat(100_000) }],
  ['itself', { format: 'yaml' as const, text: 'questions: &a [*a]' }],
  ['deep JSON', { format: 'json' as const, text: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }],
])('%s is refused, not thrown', (_, packed) => {
  const { questions, mistakes } = unpack(packed);
  expect(questions).toEqual([]);
  expect(mistakes.length).toBeGreaterThan(0);
});

/** Nine lists of nine of the list before. */
function laugh(): string {
  const names = 'abcdefghi'.split('');
  const line = (name: string, i: number) =>
    `${name}: &${name} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*${names[i - 1]}`)).join()}]`;
  return `${names.map(line).join('\n')}\n`;
}

test('signatures of the bank as one line of text, and back', () => {
  for (const { question } of all) {
    if (question.kind !== 'function') continue;
    expect(parseSignature(signatureText(question.signature))).toEqual({
      ok: true,
      signature: question.signature,
    });
  }
  expect(parseSignature('sum(a: int, b): int')).toMatchObject({ ok: false });
  expect(parseSignature('f(a: map<string[]>?): bool')).toMatchObject({ ok: true });
});
