// An interview's times by REST: a start that is moved, a clock that is made longer, links that end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { enter } from '../rooms/person.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';

const minute = 60_000; // ms
const day = 1_440 * minute;
let clockAhead = 0; // ms
let host: Host;
beforeAll(async () => {
  host = await openHost({}, { now: () => Date.now() + clockAhead });
});
afterAll(async () => {
  await host?.close();
});

const patch = (id: string, body: object) => host.call('PATCH', `/api/sessions/${id}`, body);
const codeFor = async (id: string, body: object) => codeOf(await patch(id, body));

test('a start is moved before it comes: the room, its journal and webhooks follow', async () => {
  const hook = { url: 'http://127.0.0.1:9/hook', events: ['session.rescheduled'] };
  const { webhook } = bodyOf(operations.createWebhook, await host.call('POST', '/api/webhooks', hook));
  const startsAt = Date.now() + 60 * minute;
  const { sessionId, seats, endsAt } = await host.start({ startsAt, timeLimitMinutes: 60 });
  expect(endsAt).toBe(startsAt + 60 * minute);
  const ivo = await enter(host.url, seats.interviewer.token);
  await ivo.sync();

  const later = startsAt + day;
  const moved = bodyOf(operations.getSession, await patch(sessionId, { startsAt: later }));
  const times = { startedAt: later, endsAt: later + 60 * minute };
  expect(moved).toMatchObject({ ...times, settings: { startsAt: later } });
  expect(await ivo.sees('timed')).toMatchObject(times);
  await patch(sessionId, { metadata: { a: 1 } }); // sets no clock
  ivo.leave();
  const events = bodyOf(
    operations.sessionEvents,
    await host.call('GET', `/api/sessions/${sessionId}/events`),
  ).events.filter(({ kind }) => kind === 'timed');
  expect(events).toMatchObject([{ audience: 'room', by: null, ...times }]);
  const log = bodyOf(
    operations.listDeliveries,
    await host.call('GET', `/api/webhooks/${webhook.id}/deliveries`),
  );
  expect(log.deliveries.map(({ type }) => type)).toEqual(['session.rescheduled']);

  expect(await codeFor(sessionId, { startsAt: Date.now() - minute })).toBe('invalid');
  expect(await codeFor(sessionId, { startsAt: later + 14 * day })).toBe('invalid'); // its links end before
  const begun = bodyOf(operations.getSession, await patch(sessionId, { startsAt: null }));
  expect(begun.startedAt).toBeLessThanOrEqual(Date.now());
  expect(await codeFor(sessionId, { startsAt: later })).toBe('started');
  const more = bodyOf(operations.getSession, await patch(sessionId, { extraTime: 1.5 }));
  expect(more.endsAt).toBe(begun.startedAt + 90 * minute);
  await host.call('POST', `/api/sessions/${sessionId}/end`);
  expect(await codeFor(sessionId, { startsAt: later })).toBe('ended');
});

test('before the start nobody but interviewers sees a question; then the door opens by itself', async () => {
  const { sessionId, seats } = await host.start({ startsAt: Date.now() + day });
  const path = `/api/sessions/${sessionId}`;
  const late = { role: 'candidate', name: 'Late Ada' };
  const added = bodyOf(operations.addSeat, await host.call('POST', `${path}/seats`, late));
  const doors = [seats.candidate.token, seats.observer.token, added.token];
  const documents = `${path}/documents/code`;
  for (const token of doors)
    for (const asked of [path, documents])
      expect(codeOf(await host.call('GET', asked, undefined, token))).toBe('waiting');
  const tried = { sessionId, code: 'x = 1', questionNumber: 1 };
  expect(codeOf(await host.call('POST', '/api/test/test-code', tried, seats.candidate.token))).toBe(
    'waiting',
  );
  expect((await host.call('GET', path, undefined, seats.interviewer.token)).status).toBe(200);

  const ada = await enter(host.url, seats.candidate.token);
  expect(await ada.sync()).toMatchObject({ ok: false, code: 'waiting' });
  const ivo = await enter(host.url, seats.interviewer.token);
  await ivo.sync();
  await patch(sessionId, { startsAt: null }); // begins now
  const ids = [seats.candidate.id, seats.observer.id, added.id];
  for (const id of ids) await ivo.sees('admitted', ({ seat }) => seat === id);
  expect(await ada.sync()).toMatchObject({ ok: true });
  for (const token of doors) expect((await host.call('GET', path, undefined, token)).status).toBe(200);
  ada.leave();
  ivo.leave();
});

test('a seat opens nothing when its time is over', async () => {
  const { sessionId, seats } = await host.start();
  const look = () => host.call('GET', `/api/sessions/${sessionId}`, undefined, seats.candidate.token);
  expect((await look()).status).toBe(200);
  clockAhead = seats.candidate.expiresAt - Date.now() + minute;
  const late = await look();
  expect([late.status, codeOf(late)]).toEqual([401, 'unauthorized']);
  const tried = { sessionId, code: 'x', questionNumber: 1 };
  const submitted = await host.call('POST', '/api/test/submit-code', tried, seats.candidate.token);
  expect(submitted.status).toBe(401);
  clockAhead = 0;
  expect((await look()).status).toBe(200);
});
