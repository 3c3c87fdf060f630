// Every operation with every role of people who signed in, by their cookie: the whole table of answers, and no gap in it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type UserRole, userRoles } from '../../../shared/access.ts';
import type { Operation } from '../../../shared/api/operation.ts';
import { type OperationId, operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';
import { isAboutLogin, makePerson, signedIn } from './people.ts';
import {
  addressOf,
  isAboutQuestion,
  isAboutWebhook,
  makeQuestion,
  makeWebhook,
  targets,
  type World,
} from './targets.ts';

let host: Host;
let admin: string; // a key
const generous = { general: 100_000, execution: 100_000, sessions: 100_000 };
beforeAll(async () => {
  host = await openHost();
  admin = await host.key(['admin'], generous);
});
afterAll(async () => {
  await host?.close();
});

// y done · 3 forbidden (403) · 4 not found (404). The session, key, person and webhook are of others in the same
// organisation: interviewers see what they started themselves, which is tested below.
const table: Record<OperationId, string> = {
  //                   admin, recruiter, interviewer, viewer
  health: /*         */ 'yyyy',
  metrics: /*        */ 'yyyy',
  openapi: /*        */ 'yyyy',
  docs: /*           */ 'yyyy',
  languages: /*      */ 'yyyy',
  exportKey: /*      */ 'yyyy',
  whoAmI: /*         */ 'yyyy',
  signInWays: /*     */ 'yyyy',
  setupDocker: /*    */ 'y333',
  getMaintenance: /* */ 'y333',
  setMaintenance: /* */ 'y333',
  listOrganisations: 'y333',
  createOrganisation: 'y333',
  deleteOrganisation: '4333',
  execute: /*        */ 'yyy3',
  analyze: /*        */ 'yyy3',
  startSession: /*   */ 'yyy3',
  testCode: /*       */ 'yy43',
  submitCode: /*     */ 'yy43',
  generateQuestion: /**/ 'yyy3',
  createBank: /*     */ 'yy33',
  listBanks: /*      */ 'yyyy',
  listQuestions: /*  */ 'yyyy',
  getQuestion: /*    */ 'yyyy',
  createQuestion: /* */ 'yy33',
  updateQuestion: /* */ 'yy33',
  questionState: /*  */ 'yy33',
  questionSource: /* */ 'yy33',
  checkQuestion: /*  */ 'yy33',
  publishQuestion: /**/ 'yy33',
  questionVersions: /**/ 'yy33',
  deleteQuestion: /* */ 'yy33',
  exportQuestions: /**/ 'yy33',
  importQuestions: /**/ 'yy33',
  listSessions: /*   */ 'yyyy',
  getSession: /*     */ 'yy4y',
  updateSession: /*  */ 'yy43',
  endSession: /*     */ 'yy43',
  pauseSession: /*   */ 'yy43',
  advanceSession: /* */ 'yy43',
  revealPart: /*     */ 'yy43',
  ownCopy: /*        */ '3333',
  giveFeedback: /*   */ '3333',
  deleteSession: /*  */ 'yy33',
  deleteSessions: /* */ 'yy33',
  sessionEvents: /*  */ 'yy4y',
  sessionDocument: /**/ 'yy4y',
  sessionReport: /*  */ 'yy4y',
  sessionAiCalls: /* */ 'yy4y',
  deleteAiCalls: /*  */ 'yy33',
  usage: /*          */ 'yyyy',
  listScorecards: /* */ 'yy4y',
  saveScorecard: /*  */ 'yy43',
  sessionReplay: /*  */ 'yy4y',
  sessionExport: /*  */ 'yy4y',
  replayRun: /*      */ 'yy43',
  listSeats: /*      */ 'yy4y',
  addSeat: /*        */ 'yy43',
  updateSeat: /*     */ 'yy43',
  revokeSeat: /*     */ 'yy43',
  listUsers: /*      */ 'y333',
  inviteUser: /*     */ 'y333',
  updateUser: /*     */ 'y333',
  eraseUser: /*      */ 'y333',
  inviteAgain: /*    */ 'y333',
  listUserSessions: /**/ 'y444', // everybody their own, see below
  endUserSessions: /**/ 'y444',
  endUserSession: /* */ 'y444',
  listPasskeys: /*   */ 'y444',
  renamePasskey: /*  */ 'y444',
  removePasskey: /*  */ 'y444',
  listAudit: /*      */ 'y333',
  exportAudit: /*    */ 'y333',
  eraseCandidate: /* */ 'yy33',
  createKey: /*      */ 'y333',
  listKeys: /*       */ 'y333',
  getKey: /*         */ 'y333',
  updateKey: /*      */ 'y333',
  rotateKey: /*      */ 'y333',
  revokeKey: /*      */ 'y333',
  createWebhook: /*  */ 'y333',
  listWebhooks: /*   */ 'y333',
  getWebhook: /*     */ 'y333',
  updateWebhook: /*  */ 'y333',
  deleteWebhook: /*  */ 'y333',
  rotateWebhook: /*  */ 'y333',
  testWebhook: /*    */ 'y333',
  listDeliveries: /* */ 'y333',
  redeliver: /*      */ 'y333',
};
const letters: Record<string, string> = { '403 forbidden': '3', '404 not_found': '4' };

type Signed = Awaited<ReturnType<typeof signedIn>>;
async function people(): Promise<Map<UserRole, Signed>> {
  const all = new Map<UserRole, Signed>();
  for (const role of userRoles) all.set(role, await signedIn(host, admin, role));
  return all;
}

async function world(id: OperationId): Promise<World> {
  const session = await host.start({ questionIds: ['parking-fee'], totalQuestions: 1 }, admin);
  const made = await host.call('POST', '/api/keys', { name: 'k', scopes: ['read'] }, admin);
  const webhook = isAboutWebhook(id) ? await makeWebhook(host, admin) : null;
  const person = await makePerson(host, admin, isAboutLogin(id));
  const question = isAboutQuestion(id) ? await makeQuestion(host, admin) : null;
  return { session, keyId: bodyOf(operations.createKey, made).key.id, person, webhook, question };
}

test('the table of roles', async () => {
  const all = await people();
  const found: Record<string, string> = {};
  for (const id of Object.keys(operations) as OperationId[]) {
    const operation: Operation = operations[id];
    const row: string[] = [];
    let shared: World | null = null;
    for (const [i, role] of userRoles.entries()) {
      const fresh = table[id][i] === 'y' && operation.access !== 'open' && operation.method !== 'GET';
      const target = targets(fresh ? await world(id) : (shared ??= await world(id)))[id];
      const address = addressOf(operation.path, target);
      const answer = await all.get(role)?.call(operation.method, address, target.body);
      if (!answer) throw new Error('nobody of this role');
      const ok = answer.status === operation.status;
      row.push(ok ? 'y' : (letters[`${answer.status} ${codeOf(answer)}`] ?? JSON.stringify(answer.body)));
    }
    found[id] = row.join('');
  }
  expect(found).toEqual(table);
}, 300_000);

test('interviewers see the interviews that they started, viewers change nothing', async () => {
  const all = await people();
  const [recruiter, interviewer, viewer] = (['recruiter', 'interviewer', 'viewer'] as const).map((role) => {
    const person = all.get(role);
    if (!person) throw new Error(role);
    return person;
  });
  if (!recruiter || !interviewer || !viewer) throw new Error('nobody');
  const ask = { candidateName: 'Mine', difficulty: 'easy', totalQuestions: 1 };
  const started = await interviewer.call('POST', '/api/test/start-session', ask);
  const { sessionId } = bodyOf(operations.startSession, started);
  const list = async (person: Signed) =>
    bodyOf(operations.listSessions, await person.call('GET', '/api/sessions')).sessions.map(({ id }) => id);
  expect(await list(interviewer)).toEqual([sessionId]);
  expect(await list(recruiter)).toContain(sessionId);
  const path = `/api/sessions/${sessionId}`;
  expect((await interviewer.call('POST', `${path}/end`)).status).toBe(200);
  expect((await viewer.call('GET', `${path}/report`)).status).toBe(200);
  expect((await viewer.call('PATCH', path, { metadata: {} })).status).toBe(403);
  // Keys that are no admin see no session of people.
  const key = await host.key(['sessions', 'read'], generous);
  expect((await host.call('GET', path, undefined, key)).status).toBe(404);
});

test('everybody sees and ends the own browser sessions', async () => {
  const { user, call } = await signedIn(host, admin, 'viewer');
  const path = `/api/users/${user.id}/sessions`;
  const { sessions } = bodyOf(operations.listUserSessions, await call('GET', path));
  expect(sessions).toMatchObject([{ how: 'invitation', agent: 'Test Browser', current: true }]);
  expect(JSON.stringify(sessions)).not.toContain('hash');
  expect((await call('DELETE', `${path}/${sessions[0]?.id ?? ''}`)).status).toBe(200);
  expect((await call('GET', path)).status).toBe(401);
});
