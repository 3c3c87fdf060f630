// Two interviewers judge blind: neither reads the other's card before an own one is submitted; then it stays.
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

const card = {
  problemSolving: { mark: 3, note: 'Found the window after one hint.' },
  codeQuality: { mark: 4, note: '' },
  communication: { mark: 3, note: '' },
  testing: { mark: 2, note: '' },
  summary: 'Would work with again.',
};

test('cards are blind until submitted, and final then', async () => {
  const { sessionId, seats } = await host.start({ totalQuestions: 1 });
  const made = await host.call('POST', `/api/sessions/${sessionId}/seats`, {
    role: 'interviewer',
    name: 'Grace',
  });
  const grace = bodyOf(operations.addSeat, made).token;
  const ivo = seats.interviewer.token;
  const path = `/api/sessions/${sessionId}/scorecards`;
  const save = (body: object, token: string) => host.call('PUT', path, body, token);
  const read = async (token?: string) =>
    bodyOf(operations.listScorecards, await host.call('GET', path, undefined, token));

  expect(await read(ivo)).toEqual({ own: null, others: [], blind: true });
  const draft = { ...card, testing: { mark: null, note: 'not yet' } };
  expect((await save({ card: draft }, ivo)).status).toBe(200);
  const early = await save({ card: draft, submit: true }, ivo);
  expect([early.status, early.body]).toEqual([400, expect.objectContaining({ field: 'card.testing.mark' })]);
  expect((await read()).others).toEqual([]); // a draft is its author's alone

  expect((await save({ card, submit: true }, grace)).status).toBe(200);
  const blind = await read(ivo);
  expect([blind.blind, blind.others, blind.own?.card.testing.note]).toEqual([true, [], 'not yet']);
  expect((await read()).others.map(({ name }) => name)).toEqual(['Grace']); // whoever holds the key

  expect((await host.call('POST', `/api/sessions/${sessionId}/end`)).status).toBe(200);
  expect((await save({ card, submit: true }, ivo)).status).toBe(200); // an ended interview is judged too
  const seen = await read(ivo);
  expect([seen.blind, seen.others[0]?.name, seen.others[0]?.card]).toEqual([false, 'Grace', card]);
  const again = await save({ card: draft }, ivo);
  expect([again.status, codeOf(again)]).toEqual([409, 'submitted']);

  const receipt = await host.call('DELETE', `/api/sessions/${sessionId}`);
  expect(receipt.status).toBe(200);
  expect((await host.call('GET', path)).status).toBe(404);
});
