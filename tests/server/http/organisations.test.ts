// Organisations are kept apart: every operation is tried on another organisation's things, and every list is looked at.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../../../shared/api/operation.ts';
import { type OperationId, operations } from '../../../shared/api/operations.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { makePerson } from './people.ts';
import { addressOf, makeQuestion, makeWebhook, targets, type World } from './targets.ts';

let host: Host;
let admin: string; // of the first organisation
let other: string; // admin of the second one
const generous = { general: 100_000, execution: 100_000, sessions: 100_000 };
beforeAll(async () => {
  host = await openHost();
  admin = await host.key(['admin'], generous);
  const made = bodyOf(
    operations.createOrganisation,
    await host.call('POST', '/api/organisations', { name: 'Northwind' }),
  );
  const ask = { name: 'generous', scopes: ['admin'], limits: generous };
  other = bodyOf(operations.createKey, await host.call('POST', '/api/keys', ask, made.secret)).secret;
});
afterAll(async () => {
  await host?.close();
});

async function worldOf(credential: string): Promise<World> {
  const session = await host.start({ candidateName: 'Only Ours', totalQuestions: 1 }, credential);
  const ask = { name: 'Only Ours', scopes: ['read'] };
  const made = await host.call('POST', '/api/keys', ask, credential);
  const webhook = await makeWebhook(host, credential);
  const person = await makePerson(host, credential, true);
  const question = await makeQuestion(host, credential);
  return { session, keyId: bodyOf(operations.createKey, made).key.id, person, webhook, question };
}

// Operations about nobody's things in particular: what they show or make is the caller's own.
const aboutNone: OperationId[] = [
  'health',
  'metrics',
  'openapi',
  'docs',
  'languages',
  'exportKey',
  'whoAmI',
].concat(
  ['signInWays', 'listUsers', 'inviteUser', 'listAudit', 'exportAudit', 'usage'],
  ['execute', 'analyze', 'startSession', 'generateQuestion', 'createBank', 'listBanks', 'listQuestions'],
  ['getQuestion', 'listSessions', 'deleteSessions', 'createKey', 'listKeys', 'createWebhook', 'listWebhooks'],
  ['getMaintenance', 'createQuestion', 'exportQuestions', 'importQuestions'],
) as OperationId[];
// The installation's own: for administrators of the first organisation alone.
const operatorsOnly: OperationId[] = [
  'setupDocker',
  'setMaintenance',
  'listOrganisations',
  'createOrganisation',
  'deleteOrganisation',
];
// No key of anybody's opens these.
const candidatesOnly: OperationId[] = ['ownCopy', 'giveFeedback'];

test('the other organisation finds none of our things, whatever it asks', async () => {
  const ours = await worldOf(admin);
  const wrong: Record<string, unknown> = {};
  for (const id of Object.keys(operations) as OperationId[]) {
    const operation: Operation = operations[id];
    const target = targets(ours)[id];
    const answer = await host.call(operation.method, addressOf(operation.path, target), target.body, other);
    const expected = aboutNone.includes(id)
      ? `${operation.status}`
      : [...operatorsOnly, ...candidatesOnly].includes(id)
        ? '403 forbidden'
        : '404 not_found';
    const got =
      answer.status === operation.status ? `${answer.status}` : `${answer.status} ${codeOf(answer)}`;
    if (got !== expected) wrong[id] = { got, expected };
    // What it was answered never speaks of us.
    if (/Only Ours/.test(JSON.stringify(answer.body))) wrong[`${id} shows`] = answer.body;
  }
  expect(wrong).toEqual({});
  // Nothing was changed or deleted either, and we still have it all.
  const path = `/api/sessions/${ours.session.sessionId}`;
  const session = bodyOf(operations.getSession, await host.call('GET', path, undefined, admin));
  expect([session.candidateName, session.active]).toEqual(['Only Ours', true]);
  const hook = await host.call('GET', `/api/webhooks/${ours.webhook?.id}`, undefined, admin);
  expect(bodyOf(operations.getWebhook, hook).events).toEqual(['report.ready']);
  const key = await host.call('GET', `/api/keys/${ours.keyId}`, undefined, admin);
  expect(bodyOf(operations.getKey, key)).toMatchObject({ name: 'Only Ours', revokedAt: null });
});

test('nor do we find theirs, though we run the installation', async () => {
  const theirs = await worldOf(other);
  const bank = { ...targets(theirs).createBank.body, name: 'Only Ours' };
  const stored = await host.call('POST', '/api/test/question-bank', bank, other);
  const { id } = bodyOf(operations.createBank, stored);
  for (const path of ['/api/sessions', '/api/keys', '/api/webhooks', '/api/test/question-banks']) {
    const [mine, own] = [
      await host.call('GET', path, undefined, admin),
      await host.call('GET', path, undefined, other),
    ];
    expect(JSON.stringify(own.body)).toMatch(new RegExp(`${theirs.session.sessionId}|Only Ours|hook_`));
    for (const secret of [theirs.session.sessionId, theirs.keyId, theirs.webhook?.id ?? '', id])
      expect(JSON.stringify(mine.body)).not.toContain(secret);
  }
  const start = { candidateName: 'Ada', totalQuestions: 1, bankId: id };
  expect((await host.call('POST', '/api/test/start-session', start, admin)).status).toBe(400);
  expect((await host.call('POST', '/api/test/start-session', start, other)).status).toBe(200);
  const gone = await host.call('POST', '/api/sessions/delete', { candidateName: 'Only Ours' }, admin);
  const ids = bodyOf(operations.deleteSessions, gone).deleted.map((one) => one.id);
  expect(ids).not.toContain(theirs.session.sessionId);
  const list = bodyOf(operations.listOrganisations, await host.call('GET', '/api/organisations'));
  expect(list.organisations.map(({ name }) => name)).toEqual(['Default', 'Northwind']);
});

test('keys: shown once, rotated, revoked; the bootstrap key stays', async () => {
  const made = bodyOf(
    operations.createKey,
    await host.call('POST', '/api/keys', { name: 'ATS', scopes: ['read'] }),
  );
  const path = `/api/keys/${made.key.id}`;
  const listed = await host.call('GET', '/api/keys');
  expect(JSON.stringify(listed.body)).not.toContain(made.secret);
  const see = (key: string) => host.call('GET', '/api/sessions', undefined, key);
  expect((await see(made.secret)).status).toBe(200);
  const rotated = bodyOf(operations.rotateKey, await host.call('POST', `${path}/rotate`));
  expect([(await see(made.secret)).status, (await see(rotated.secret)).status]).toEqual([401, 200]);
  expect((await host.call('DELETE', path)).status).toBe(200);
  expect((await see(rotated.secret)).status).toBe(401);
  const header = await host.call('GET', '/api/sessions', undefined, null, { 'X-API-Key': adminKey });
  expect(header.status).toBe(200);
  const bootstrap = await host.call('DELETE', '/api/keys/bootstrap');
  expect([bootstrap.status, codeOf(bootstrap)]).toEqual([403, 'forbidden']);
});
