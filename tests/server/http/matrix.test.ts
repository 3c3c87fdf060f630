// Every operation with every kind of credential: the whole table of answers, and no gap in it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Operation } from '../../../shared/api/operation.ts';
import { type OperationId, operations } from '../../../shared/api/operations.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { isAboutLogin, makePerson } from './people.ts';
import { addressOf, isAboutQuestion, isAboutWebhook, makeQuestion, makeWebhook, targets } from './targets.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

// Who calls, in the order of the letters below. `own` seats belong to the session asked about.
const callers = [
  'nobody',
  'wrong key',
  'sessions',
  'execute',
  'questions',
  'read',
  'admin',
  'candidate',
  'interviewer',
  'observer',
  'other candidate',
  'other interviewer',
] as const;
type Caller = (typeof callers)[number];

// y done · 1 unauthorized (401) · 3 forbidden (403) · 4 not found (404: another key's session is no session)
// Keys own nothing here, so that `sessions` and `read` see no session: those that own are tested below.
const table: Record<OperationId, string> = {
  //                nobody, wrong, sessions, execute, questions, read, admin, cand, int, obs, other cand, other int
  health: /*         */ 'y1 yyyyy yyy yy',
  metrics: /*        */ 'y1 yyyyy yyy yy',
  getMaintenance: /* */ '11 3333y 333 33',
  setMaintenance: /* */ '11 3333y 333 33',
  openapi: /*        */ 'y1 yyyyy yyy yy',
  docs: /*           */ 'y1 yyyyy yyy yy',
  languages: /*      */ 'y1 yyyyy yyy yy',
  setupDocker: /*    */ '11 3333y 333 33',
  execute: /*        */ '11 3y33y 333 33',
  analyze: /*        */ '11 3y33y 333 33',
  startSession: /*   */ '11 y333y 333 33',
  testCode: /*       */ '11 4333y y33 33',
  submitCode: /*     */ '11 4333y y33 33',
  generateQuestion: /**/ '11 y3y3y 333 33',
  createBank: /*     */ '11 33y3y 333 33',
  listBanks: /*      */ '11 33yyy 333 33',
  listQuestions: /*  */ '11 y3yyy 333 33',
  getQuestion: /*    */ '11 y3yyy 333 33',
  createQuestion: /* */ '11 33y3y 333 33',
  updateQuestion: /* */ '11 3343y 333 33',
  questionState: /*  */ '11 3343y 333 33',
  questionSource: /* */ '11 3343y 333 33',
  checkQuestion: /*  */ '11 3343y 333 33',
  publishQuestion: /**/ '11 3343y 333 33',
  questionVersions: /**/ '11 3343y 333 33',
  deleteQuestion: /* */ '11 3343y 333 33',
  exportQuestions: /**/ '11 33y3y 333 33',
  importQuestions: /**/ '11 33y3y 333 33',
  listSessions: /*   */ '11 y33yy 333 33',
  getSession: /*     */ '11 4334y yyy 33',
  updateSession: /*  */ '11 4333y 3y3 33',
  endSession: /*     */ '11 4333y 3y3 33',
  pauseSession: /*   */ '11 4333y 3y3 33',
  advanceSession: /* */ '11 4333y 3y3 33',
  revealPart: /*     */ '11 4333y 3y3 33',
  ownCopy: /*        */ '11 3333 3e33 33', // it goes on
  giveFeedback: /*   */ '11 3333 3e33 33',
  deleteSession: /*  */ '11 4333y 333 33',
  deleteSessions: /* */ '11 y333y 333 33',
  sessionEvents: /*  */ '11 4334y yyy 33',
  sessionDocument: /**/ '11 4334y yyy 33',
  sessionReport: /*  */ '11 4334y 3y3 33',
  sessionAiCalls: /* */ '11 4334y 3y3 33',
  deleteAiCalls: /*  */ '11 4333y 333 33',
  usage: /*          */ '11 y33yy 333 33',
  listScorecards: /* */ '11 4334y 3y3 33',
  saveScorecard: /*  */ '11 4333y 3y3 33',
  sessionReplay: /*  */ '11 4334y 3y3 33',
  sessionExport: /*  */ '11 4334y 3y3 33',
  replayRun: /*      */ '11 4333y 3y3 33',
  exportKey: /*      */ 'y1 yyyyy yyy yy',
  listSeats: /*      */ '11 4334y 3y3 33',
  addSeat: /*        */ '11 4333y 3y3 33',
  updateSeat: /*     */ '11 4333y 3y3 33',
  revokeSeat: /*     */ '11 4333y 3y3 33',
  listOrganisations: '11 3333y 333 33',
  createOrganisation: '11 3333y 333 33',
  deleteOrganisation: '11 33334 333 33',
  whoAmI: /*         */ 'y1 yyyyy yyy yy',
  signInWays: /*     */ 'y1 yyyyy yyy yy',
  listUsers: /*      */ '11 3333y 333 33',
  inviteUser: /*     */ '11 3333y 333 33',
  updateUser: /*     */ '11 3333y 333 33',
  eraseUser: /*      */ '11 3333y 333 33',
  inviteAgain: /*    */ '11 3333y 333 33',
  listUserSessions: /**/ '11 3333y 333 33',
  endUserSessions: /**/ '11 3333y 333 33',
  endUserSession: /* */ '11 3333y 333 33',
  listPasskeys: /*   */ '11 3333y 333 33',
  renamePasskey: /*  */ '11 3333y 333 33',
  removePasskey: /*  */ '11 3333y 333 33',
  listAudit: /*      */ '11 3333y 333 33',
  exportAudit: /*    */ '11 3333y 333 33',
  eraseCandidate: /* */ '11 4333y 333 33',
  createKey: /*      */ '11 3333y 333 33',
  listKeys: /*       */ '11 3333y 333 33',
  getKey: /*         */ '11 3333y 333 33',
  updateKey: /*      */ '11 3333y 333 33',
  rotateKey: /*      */ '11 3333y 333 33',
  revokeKey: /*      */ '11 3333y 333 33',
  createWebhook: /*  */ '11 y333y 333 33',
  listWebhooks: /*   */ '11 y33yy 333 33',
  getWebhook: /*     */ '11 4334y 333 33',
  updateWebhook: /*  */ '11 4333y 333 33',
  deleteWebhook: /*  */ '11 4333y 333 33',
  rotateWebhook: /*  */ '11 4333y 333 33',
  testWebhook: /*    */ '11 4333y 333 33',
  listDeliveries: /* */ '11 4334y 333 33',
  redeliver: /*      */ '11 4333y 333 33',
};

const letters: Record<string, string> = {
  '409 running': 'e', // too early
  '401 unauthorized': '1',
  '403 forbidden': '3',
  '404 not_found': '4',
};

const generous = { general: 10_000, execution: 10_000, sessions: 10_000 };

test('the table of answers', async () => {
  const keys = new Map<Caller, string | null>([
    ['nobody', null],
    ['wrong key', 'ck_of_nobody'],
    ['admin', adminKey],
  ]);
  for (const scope of ['sessions', 'execute', 'questions', 'read'] as const)
    keys.set(scope, await host.key([scope], generous));
  const other = await host.start();
  const found: Record<string, string> = {};
  for (const id of Object.keys(operations) as OperationId[]) {
    const operation: Operation = operations[id];
    const row: string[] = [];
    // Callers that succeed may change or destroy: those that do not come first, each of the others gets its own.
    for (const [i, caller] of callers.entries()) {
      const may = table[id].replaceAll(' ', '')[i] === 'y';
      const world = may && operation.access !== 'open' ? await freshWorld(aboutOf(id)) : await sharedWorld();
      const target = targets(world)[id];
      const credential = keys.has(caller) ? keys.get(caller) : tokenOf(caller, world.session, other);
      const answer = await host.call(
        operation.method,
        addressOf(operation.path, target),
        target.body,
        credential ?? null,
      );
      const ok = answer.status === operation.status;
      row.push(
        ok ? 'y' : (letters[`${answer.status} ${codeOf(answer)}`] ?? `[${JSON.stringify(answer.body)}]`),
      );
    }
    found[id] = row.join('');
  }
  const expected = Object.entries(table).map(([id, row]) => [id, row.replaceAll(' ', '')]);
  expect(found).toEqual(Object.fromEntries(expected));
  process.stdout.write(`matrix: ${expected.length} operations x ${callers.length} credentials, no gap\n`);
}, 300_000);

const aboutOf = (id: OperationId) => ({
  hook: isAboutWebhook(id),
  login: isAboutLogin(id),
  question: isAboutQuestion(id),
});
let shared: ReturnType<typeof freshWorld> | null = null;
function sharedWorld() {
  return (shared ??= freshWorld({ hook: true, login: true, question: true }));
}

async function freshWorld(about: { hook: boolean; login: boolean; question: boolean }) {
  const session = await host.start({ questionIds: ['parking-fee'], totalQuestions: 1 });
  const made = await host.call('POST', '/api/keys', { name: 'k', scopes: ['read'] });
  const webhook = about.hook ? await makeWebhook(host, adminKey) : null;
  const person = await makePerson(host, adminKey, about.login);
  const question = about.question ? await makeQuestion(host, adminKey) : null;
  return { session, keyId: bodyOf(operations.createKey, made).key.id, person, webhook, question };
}

type Session = Awaited<ReturnType<Host['start']>>;
function tokenOf(caller: Caller, own: Session, other: Session): string {
  const role = caller.replace('other ', '');
  const seats = caller.startsWith('other') ? other.seats : own.seats;
  return seats[z.enum(['candidate', 'interviewer', 'observer']).parse(role)].token;
}
