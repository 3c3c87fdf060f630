// A candidate's own copy over REST: after the end alone, without hidden values, reviews where they were released; feedback once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

test('a copy is there after the end, for its candidate alone', async () => {
  const session = await host.start({ questionIds: ['parking-fee'], totalQuestions: 1 });
  const other = await host.start({ questionIds: ['lap-speed'], totalQuestions: 1 });
  const path = `/api/sessions/${session.sessionId}`;
  const ada = session.seats.candidate.token;
  const own = (token: string) => host.call('GET', `${path}/own-copy`, undefined, token);
  const say = (token: string, text: string) =>
    host.call('POST', `${path}/feedback`, { rating: 2, text }, token);

  expect(codeOf(await own(ada))).toBe('running');
  expect(codeOf(await say(ada, 'too early'))).toBe('running');
  const code = 'def parkingFee(minutes, freeMinutes, perHour, dayMaximum):\n    return 6\n';
  const ask = { sessionId: session.sessionId, code, questionNumber: 1, timeSpent: 5 };
  const submitted = await host.call('POST', '/api/test/submit-code', ask);
  expect([200, 503]).toContain(submitted.status); // without an engine there is nothing to show, and it says so
  await host.call('POST', `${path}/end`);

  const copy = bodyOf(operations.ownCopy, await own(ada));
  expect(copy.questions.map(({ title }) => title)).toEqual([session.question.title]);
  expect(copy.questions[0]?.code).toEqual({}); // nothing but starter code was in the editor
  expect(JSON.stringify(copy)).not.toContain('"hidden":true');
  for (const one of copy.questions[0]?.submissions ?? []) {
    expect(one).toMatchObject({ code, review: null });
    expect(one.total).toBeGreaterThan(one.tests.length);
  }
  for (const token of [other.seats.candidate.token, session.seats.interviewer.token])
    for (const answer of [await own(token), await say(token, 'not mine')]) expect(answer.status).toBe(403);

  await host.call('PATCH', path, { sharesFeedback: true }, session.seats.interviewer.token);
  const released = bodyOf(operations.ownCopy, await own(ada));
  for (const one of released.questions[0]?.submissions ?? []) expect(one.review?.feedback).not.toBe('');

  expect(bodyOf(operations.giveFeedback, await say(ada, 'Rushed.'))).toMatchObject({ rating: 2 });
  expect(codeOf(await say(ada, 'again'))).toBe('submitted');
  const report = bodyOf(operations.sessionReport, await host.call('GET', `${path}/report`));
  expect(report).toMatchObject({ feedback: { rating: 2, text: 'Rushed.' }, sharesFeedback: true });
  const events = await host.call('GET', `${path}/events?limit=1000`);
  expect(JSON.stringify(events.body)).toContain('"rated"');
  const seen = await host.call('GET', `${path}/events?limit=1000`, undefined, ada);
  expect(JSON.stringify(seen.body)).not.toContain('"rated"');
  const list = bodyOf(operations.listSessions, await host.call('GET', '/api/sessions'));
  expect(list.sessions.find(({ id }) => id === session.sessionId)?.rating).toBe(2);
});
