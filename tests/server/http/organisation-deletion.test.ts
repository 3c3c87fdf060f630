// An organisation is deleted: who is in a room hears the end, nothing opens any more, no table but the audit log speaks of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { enter } from '../rooms/person.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { invite, signedIn } from './people.ts';
import { makeQuestion, makeWebhook, targets } from './targets.ts';
import { tablesWith } from './words-in-tables.ts';

let host: Host;
const data = mkdtempSync(join(tmpdir(), 'candor-organisation-'));
beforeAll(async () => {
  host = await openHost({ DATA_DIR: data });
});
afterAll(async () => {
  await host?.close();
  rmSync(data, { recursive: true, force: true });
});

async function found(name: string) {
  const made = await host.call('POST', '/api/organisations', { name });
  const { organisation, secret } = bodyOf(operations.createOrganisation, made);
  return { id: organisation.id, name, secret };
}
const remove = ({ id }: { id: string }, name: string, credential = adminKey) =>
  host.call('DELETE', `/api/organisations/${id}?name=${encodeURIComponent(name)}`, undefined, credential);

test('deleted, it is gone everywhere, and the first organisation has all that it had', async () => {
  const doomed = await found('Unmistakable Ltd');
  const mine = await host.start({ candidateName: 'Ours', totalQuestions: 1 });
  const { user, call } = await signedIn(host, doomed.secret, 'recruiter');
  await invite(host, doomed.secret, 'viewer');
  const session = await host.start({ candidateName: 'Zebedee Candidate', totalQuestions: 1 }, doomed.secret);
  await host.start({ candidateName: 'Zebedee Candidate', totalQuestions: 1 }, doomed.secret);
  await makeWebhook(host, doomed.secret);
  await makeQuestion(host, doomed.secret);
  const world = {
    session,
    keyId: '',
    person: { id: '', login: '', passkey: '' },
    webhook: null,
    question: null,
  };
  const bank = { ...targets(world).createBank.body, name: 'Zebedee Bank' };
  expect((await host.call('POST', '/api/test/question-bank', bank, doomed.secret)).status).toBe(201);
  const zoe = await enter(host.url, session.seats.candidate.token);
  await zoe.sync();

  expect(codeOf(await remove(doomed, 'Unmistakable'))).toBe('invalid'); // not its name
  expect(codeOf(await remove(doomed, doomed.name, doomed.secret))).toBe('forbidden'); // its own admin
  expect(codeOf(await remove({ id: 'org_default' }, 'Default'))).toBe('needed');
  expect((await host.call('GET', '/api/sessions', undefined, doomed.secret)).status).toBe(200);

  const gone = bodyOf(operations.deleteOrganisation, await remove(doomed, doomed.name));
  expect(gone.erased).toMatchObject({
    sessions: 2,
    users: 2,
    api_keys: 1,
    webhooks: 1,
    questions: 1,
    question_banks: 1,
  });
  await zoe.sees('ended');
  await zoe.until(() => !zoe.socket.connected, 'the socket is closed');
  zoe.leave();
  expect((await host.call('GET', '/api/sessions', undefined, doomed.secret)).status).toBe(401);
  expect((await call('GET', '/api/sessions')).status).toBe(401);
  expect(codeOf(await remove(doomed, doomed.name))).toBe('not_found');
  const list = bodyOf(operations.listOrganisations, await host.call('GET', '/api/organisations'));
  expect(list.organisations.map(({ name }) => name)).toEqual(['Default']);
  expect((await host.call('GET', `/api/sessions/${mine.sessionId}`)).status).toBe(200);
  const log = await host.call('GET', `/api/audit?about=${doomed.id}`);
  expect(bodyOf(operations.listAudit, log).entries).toMatchObject([
    { actor: 'bootstrap', action: 'organisation.deleted', detail: gone.erased },
    { actor: 'bootstrap', action: 'organisation.created' },
  ]);
  await host.close();
  for (const words of ['Zebedee', 'Unmistakable', user.email, session.sessionId])
    expect([words, (await tablesWith(data, words)).filter((table) => table !== 'audit')]).toEqual([
      words,
      [],
    ]);
  expect(await tablesWith(data, doomed.id)).toEqual(expect.arrayContaining(['audit', 'organisations']));
});

test('while one of its sessions must be kept, it stays whole; and that of the provider stays', async () => {
  host = await openHost({ DATA_DIR: data });
  const keeping = await found('Keeping');
  const ask = { candidateName: 'Ada', totalQuestions: 1, keepAtLeastDays: 30 };
  const { sessionId } = await host.start(ask, keeping.secret);
  expect(codeOf(await remove(keeping, keeping.name))).toBe('kept');
  const path = `/api/sessions/${sessionId}`;
  expect((await host.call('GET', path, undefined, keeping.secret)).status).toBe(200);
  expect((await host.call('PATCH', path, { keepAtLeastDays: null }, keeping.secret)).status).toBe(200);
  await host.close();
  const provider = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'candor', OIDC_CLIENT_SECRET: 's' };
  host = await openHost({ DATA_DIR: data, ...provider, OIDC_ORGANISATION: keeping.id });
  expect(codeOf(await remove(keeping, keeping.name))).toBe('needed');
  await host.close();
  host = await openHost({ DATA_DIR: data });
  expect((await remove(keeping, keeping.name)).status).toBe(200);
});
