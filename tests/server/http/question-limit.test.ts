// One key holds so many questions and no more: what is refused says so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(() => host?.close());

const draft = (id: string) => ({
  question: {
    id,
    title: id,
    difficulty: 'easy',
    statement: 'Print x.',
    languages: ['python'],
    kind: 'stdin',
    tests: [{ stdin: '', stdout: 'x' }],
  },
  solution: { python: 'print("x")' },
});

test('the thousand and first question is refused', { timeout: 300_000 }, async () => {
  const key = await host.key(['questions']);
  const all = Array.from({ length: 1_000 }, (_, i) => draft(`question-${i}`));
  for (let from = 0; from < all.length; from += 100) {
    const body = { format: 'json', text: JSON.stringify(all.slice(from, from + 100)) };
    const done = bodyOf(
      operations.importQuestions,
      await host.call('POST', '/api/questions/import', body, key),
    );
    expect(done.imported).toHaveLength(100);
  }
  const one = () => host.call('POST', '/api/questions', draft('one-more'), key);
  const refused = await one();
  expect([refused.status, codeOf(refused)]).toEqual([403, 'forbidden']);
  expect(JSON.stringify(refused.body)).toContain('at most 1000 questions');
  const { questions } = bodyOf(
    operations.listQuestions,
    await host.call('GET', '/api/questions?source=written&limit=1', undefined, key),
  );
  expect((await host.call('DELETE', `/api/questions/${questions[0]?.id ?? ''}`, undefined, key)).status).toBe(
    200,
  );
  expect((await one()).status).toBe(201);
});
