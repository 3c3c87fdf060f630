// The audit log: what people did is told, by whom and from where; nobody changes it, and no candidate's name is in it.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { startServer } from '../../support/server.ts';
import { freshDatabase } from '../../support/servers.ts';
import { adminKey, bodyOf, type Host, openHost } from './host.ts';
import { accept, page, signedIn, step } from './people.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

const log = async (query: string, credential = adminKey) =>
  bodyOf(operations.listAudit, await host.call('GET', `/api/audit?${query}`, undefined, credential));

test('everything that somebody did to an interview stands there, in order', async () => {
  const { user, call } = await signedIn(host, adminKey, 'recruiter');
  const ask = { candidateName: 'Secret Name', difficulty: 'easy', totalQuestions: 1 };
  const started = bodyOf(operations.startSession, await call('POST', '/api/test/start-session', ask));
  const path = `/api/sessions/${started.sessionId}`;
  await call('PATCH', path, { candidateName: 'Another Name', metadata: { note: 'private words' } });
  await call('GET', path); // looked at, which is not told
  await call('GET', `${path}/report`);
  await call('GET', `${path}/export`);
  await call('POST', `${path}/seats`, { role: 'observer', name: 'Private Person' });
  await host.call('POST', `${path}/end`, undefined, started.seats.interviewer.token);
  await call('DELETE', path);
  await call('GET', '/api/keys'); // refused: told, but not of this interview
  const { entries } = await log(`about=${started.sessionId}`);
  const told = entries.map(({ actor, action }) => [actor, action]);
  const seat = started.seats.interviewer.id;
  expect(told.toReversed()).toEqual([
    [user.id, 'startSession'],
    [user.id, 'session.updated'],
    [user.id, 'sessionReport'],
    [user.id, 'sessionExport'],
    [user.id, 'seat.added'],
    [seat, 'session.ended'],
    [user.id, 'session.deleted'],
  ]);
  for (const { address, session } of entries)
    expect([address, session]).toEqual([expect.stringMatching(/127\.0\.0\.1$/), started.sessionId]);
  expect(JSON.stringify(entries)).not.toMatch(/Secret|Another|Private|private/);
  const own = await log(`actor=${user.id}`);
  expect(own.entries.at(-1)).toMatchObject({ action: 'user.signed_in', detail: { how: 'invitation' } });
});

test('pages, filters and exports tell the same lines', async () => {
  for (let n = 0; n < 5; n++) await host.key(['read']);
  const first = await log('action=key.created&limit=3');
  expect(first.entries).toHaveLength(3);
  const second = await log(`action=key.created&limit=3&cursor=${first.next ?? ''}`);
  const ids = [...first.entries, ...second.entries].map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  expect(new Set(ids).size).toBe(ids.length);
  const now = Date.now();
  expect((await log(`from=${now + 60_000}`)).entries).toEqual([]);
  const lines = String((await host.call('GET', '/api/audit/export?action=key.created')).body);
  expect(
    lines
      .trim()
      .split('\n')
      .map((line) => Number(JSON.parse(line).id))
      .slice(0, 3),
  ).toEqual(ids.slice(0, 3));
  await host.call('POST', '/api/keys', { name: '=cmd|x', scopes: ['read'] });
  const csv = String((await host.call('GET', '/api/audit/export?format=csv&action=key.created')).body);
  expect(csv.split('\r\n')[0]).toBe('id,at,actor,action,subject,session,address,detail');
  expect(csv.split('\r\n')[1]).toMatch(/^"\d+","20[\dT:.-]+Z","bootstrap","key\.created","key_[\w-]+","","/);
  expect((await log('action=exportAudit')).entries).toHaveLength(2);
});

test('refused calls and failed sign-ins are told, and a flood of them in so many lines', async () => {
  const strict = await openHost();
  try {
    const told = async (action: string) =>
      bodyOf(operations.listAudit, await strict.call('GET', `/api/audit?limit=200&action=${action}`)).entries;
    const { user, call } = await signedIn(strict, adminKey, 'viewer');
    for (let n = 0; n < 30; n++) expect((await call('GET', '/api/keys')).status).toBe(403);
    const calls = await told('call.refused');
    // Ten a minute; the minute may have ended meanwhile.
    expect(calls.length).toBeGreaterThanOrEqual(10);
    expect(calls.length).toBeLessThan(25);
    expect(calls[0]).toMatchObject({
      actor: user.id,
      session: null,
      address: '127.0.0.1',
      detail: { operation: 'listKeys' },
    });
    await strict.call('GET', '/api/sessions', undefined, 'ck_of_nobody');
    await accept(strict, `${page}/sign-in#invitation=inv_guess`);
    const nothing = { id: 'a', rawId: 'a', type: 'public-key' };
    const response = { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a', userHandle: 'a' };
    await step(strict, '/api/sign-in/passkey', { answer: { ...nothing, response } });
    const failed = await told('sign_in.refused');
    expect(failed.map(({ actor, detail }) => [actor, detail['how']]).toReversed()).toEqual([
      ['anonymous', 'key'],
      ['anonymous', 'invitation'],
      ['anonymous', 'passkey'],
    ]);
    expect(JSON.stringify(failed)).not.toMatch(/guess|ck_of/);
  } finally {
    await strict.close();
  }
});

test('another organisation has a log of its own', async () => {
  const made = await host.call('POST', '/api/organisations', { name: 'Northwind' });
  const { secret } = bodyOf(operations.createOrganisation, made);
  expect((await log('', secret)).entries).toEqual([]);
  await host.call('POST', '/api/keys', { name: 'k', scopes: ['read'] }, secret);
  expect((await log('', secret)).entries.map(({ action }) => action)).toEqual(['key.created']);
});

test('an act whose line cannot be stored is not done, and the caller hears of it', async () => {
  const database = await freshDatabase();
  const server = await startServer({ databaseUrl: database.url });
  const lines = new Client({ connectionString: database.url });
  try {
    await lines.connect();
    const made = (await server.api('/api/keys', { name: 'k', scopes: ['read'] })).body as {
      key: { id: string };
    };
    const path = `/api/keys/${made.key.id}`;
    const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
    const { sessionId } = (await server.api('/api/test/start-session', ask)).body;
    await lines.query(`create function full() returns trigger language plpgsql as
      $$ begin raise exception 'no more lines'; end $$`);
    await lines.query('create trigger full_log before insert on audit for each row execute function full()');
    expect((await server.api(path, undefined, { method: 'DELETE' })).status).toBe(500);
    expect((await server.api('/api/keys', { name: 'two', scopes: ['read'] })).status).toBe(500);
    expect((await server.api(`/api/sessions/${String(sessionId)}/end`, {})).status).toBe(500);
    expect((await server.api('/api/test/start-session', ask)).status).toBe(500);
    const scorecards = `/api/sessions/${String(sessionId)}/scorecards`;
    const marks = { mark: 3, note: 'Clear.' };
    const card = { problemSolving: marks, codeQuality: marks, communication: marks, testing: marks };
    const save = (submit: boolean) => server.api(scorecards, { card, submit }, { method: 'PUT' });
    expect((await save(false)).status).toBe(200); // a draft leaves no line
    expect((await save(true)).status).toBe(500);
    expect((await server.api(scorecards)).body['own']).toMatchObject({ submittedAt: null });
    expect((await server.api(path)).body['revokedAt']).toBeNull();
    expect((await server.api('/api/keys')).body['keys']).toHaveLength(1);
    const { sessions } = (await server.api('/api/sessions')).body;
    expect(sessions).toMatchObject([{ id: sessionId, active: true }]);
    await lines.query('drop trigger full_log on audit');
    expect((await server.api(path, undefined, { method: 'DELETE' })).status).toBe(200);
    expect((await save(true)).status).toBe(200);
    const { rows } = await lines.query('select action, open from audit order by id');
    expect(rows.map(({ action, open }) => [action, open])).toEqual([
      ['key.created', false],
      ['startSession', false],
      ['key.revoked', false],
      ['scorecard.submitted', false],
    ]);
  } finally {
    await lines.end();
    await server.close();
    await database.drop();
  }
}, 120_000);
