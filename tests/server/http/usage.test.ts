// Usage by days: what sessions did is counted, for those who may see them and for nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { adminKey, bodyOf, type Host, openHost } from './host.ts';

const dayMs = 86_400_000;
let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

const usage = async (query = '', credential = adminKey) =>
  bodyOf(operations.usage, await host.call('GET', `/api/usage?${query}`, undefined, credential));
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

test('starts, ends, submissions and runs are counted, for the organisation and the owner alone', async () => {
  const [mine, idle] = [await host.key(['sessions']), await host.key(['read'])];
  const made = await host.call('POST', '/api/organisations', { name: 'Northwind' });
  const { secret: other } = bodyOf(operations.createOrganisation, made);
  const ask = { language: 'python', totalQuestions: 1, questionIds: ['parking-fee'] };
  const { sessionId } = await host.start(ask, mine);
  await host.start({ totalQuestions: 1 });
  const attempt = { sessionId, code: 'print(1)', questionNumber: 1 };
  bodyOf(operations.testCode, await host.call('POST', '/api/test/test-code', attempt));
  const submitted = { ...attempt, timeSpent: 5 };
  bodyOf(operations.submitCode, await host.call('POST', '/api/test/submit-code', submitted));
  await host.call('POST', `/api/sessions/${sessionId}/end`, undefined, mine);

  const around = `from=${dayOf(Date.now() - dayMs)}&to=${dayOf(Date.now() + dayMs)}`; // midnight may pass
  const all = await usage(around);
  expect(all.totals).toMatchObject({ started: 2, ended: 1, submissions: 1, runs: { python: 2 } });
  expect(all.totals.ai).toMatchObject({ calls: 0, tokensIn: 0, cost: null });
  const busy = all.days.filter((one) => one.started + one.ended + one.submissions > 0);
  expect(busy.reduce((n, one) => n + one.started, 0)).toBe(2);
  expect((await usage(around, mine)).totals).toMatchObject({
    started: 1,
    submissions: 1,
    runs: { python: 2 },
  });
  for (const stranger of [idle, other])
    expect((await usage(around, stranger)).totals).toMatchObject({ started: 0, submissions: 0, runs: {} });
});

test('the range is the last 30 days, or as asked for, every day once', async () => {
  const before = dayOf(Date.now());
  const usual = await usage();
  expect([before, dayOf(Date.now())]).toContain(usual.to);
  expect([usual.from, usual.days.length]).toEqual([dayOf(Date.parse(usual.to) - 29 * dayMs), 30]);
  const leap = await usage('from=2024-02-28&to=2024-03-01');
  expect(leap.days.map(({ day }) => day)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  expect((await usage('from=2024-01-01&to=2024-12-31')).days).toHaveLength(366);
});

test('what is no range is refused, and the field is named', async () => {
  const refused: [string, string][] = [
    ['from=2026-03-05&to=2026-03-04', 'from'],
    ['from=2025-01-01&to=2026-01-02', 'from'],
    ['from=2026-02-30', 'from'],
    ['to=tomorrow', 'to'],
    ['to=1926-01-01', 'to'],
  ];
  for (const [query, field] of refused) {
    const answer = await host.call('GET', `/api/usage?${query}`);
    expect([query, answer.status, answer.body]).toEqual([
      query,
      400,
      { error: 'invalid', message: expect.stringContaining(`${field}: `), field },
    ]);
  }
});
