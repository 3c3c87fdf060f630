// A request that works for every operation of the table, against things of its own where it destroys them.
import { randomBytes } from 'node:crypto';
import { type OperationId, operations } from '../../../shared/api/operations.ts';
import { bodyOf, type Host } from './host.ts';
import { type Person, somebody } from './people.ts';

export interface Target {
  /** Values for the names in the path. */
  params: Record<string, string>;
  query?: string;
  body?: object;
}
export interface World {
  session: Awaited<ReturnType<Host['start']>>;
  keyId: string;
  person: Person;
  /** Where the operation is about one, see `isAboutWebhook`. */
  webhook: { id: string; delivery: string } | null;
  /** A written one, where the operation is about one. */
  question: string | null;
}

/** A key has a limited number of them, so that they are made where they are needed alone. */
export const isAboutQuestion = (id: OperationId): boolean =>
  operations[id].path.startsWith('/api/questions/{id}') && id !== 'getQuestion';

/** A draft that holds, of its own name. Checking it runs two small programs. */
export function newDraft() {
  const id = `say-${randomBytes(6).toString('hex')}`;
  const tests = [{ name: 'all', stdin: '', stdout: 'hello' }];
  const question = {
    id,
    title: 'Hello',
    difficulty: 'easy',
    statement: 'Print hello.',
    kind: 'stdin',
    tests,
  };
  return {
    question: { ...question, languages: ['python'] },
    solution: { python: "print('hello')\n" },
    wrong: [{ name: 'shouts', language: 'python', source: "print('HELLO')\n" }],
  };
}
export async function makeQuestion(host: Host, credential: string): Promise<string> {
  const made = await host.call('POST', '/api/questions', newDraft(), credential);
  return bodyOf(operations.createQuestion, made).id;
}

export const isAboutWebhook = (id: OperationId): boolean => operations[id].path.startsWith('/api/webhooks/');

/** A webhook that hears nothing, with one delivery in its log. Nobody listens at its address. */
export async function makeWebhook(host: Host, credential: string) {
  const made = await host.call('POST', '/api/webhooks', silent, credential);
  const { id } = bodyOf(operations.createWebhook, made).webhook;
  const tried = await host.call('POST', `/api/webhooks/${id}/test`, undefined, credential);
  return { id, delivery: bodyOf(operations.testWebhook, tried).id };
}
const silent = { url: 'http://127.0.0.1:9/hook', events: ['report.ready'] };

const code = 'def solve():\n    return 1\n';

/** What an operation acts on: the given session, the given key. */
export function targets({ session, keyId, person, webhook, question }: World): Record<OperationId, Target> {
  const id = session.sessionId;
  const here = { params: { id } };
  const hook = { params: { id: webhook?.id ?? 'hook_none' } };
  const written = { params: { id: question ?? 'q-none' } };
  const seat = { id, seat: session.seats.observer.id };
  const attempt = { sessionId: id, code, questionNumber: 1 };
  return {
    health: { params: {} },
    metrics: { params: {} },
    getMaintenance: { params: {} },
    setMaintenance: { params: {}, body: { on: false } },
    setupDocker: { params: {} },
    openapi: { params: {} },
    docs: { params: {} },
    languages: { params: {} },
    execute: { params: {}, body: { code: 'print(1)', language: 'python' } },
    analyze: { params: {}, body: { code, language: 'python' } },
    startSession: { params: {}, body: { candidateName: 'Ada', totalQuestions: 1 } },
    testCode: { params: {}, body: attempt },
    submitCode: { params: {}, body: attempt },
    generateQuestion: { params: {}, body: { difficulty: 'easy' } },
    createBank: { params: {}, body: bank },
    listBanks: { params: {}, query: 'recruiterId=r1' },
    listQuestions: { params: {}, query: 'difficulty=easy' },
    getQuestion: { params: { id: session.question.id } },
    createQuestion: { params: {}, body: newDraft() },
    updateQuestion: { ...written, body: newDraft() },
    questionState: written,
    questionSource: { ...written, query: '' },
    checkQuestion: written,
    publishQuestion: written,
    questionVersions: written,
    deleteQuestion: written,
    exportQuestions: { params: {}, body: { ids: ['stair-tolls'], format: 'yaml' } },
    importQuestions: { params: {}, body: { format: 'json', text: JSON.stringify([newDraft()]) } },
    listSessions: { params: {}, query: 'limit=2&active=true' },
    getSession: here,
    updateSession: { ...here, body: { metadata: { a: 1 }, extraTime: 1.5 } },
    endSession: here,
    pauseSession: { ...here, body: { paused: true } },
    advanceSession: { ...here, body: { question: 1 } },
    revealPart: { ...here, body: { question: 1, part: 1 } },
    ownCopy: here,
    giveFeedback: { ...here, body: { rating: 4, text: 'Friendly.' } },
    deleteSession: here,
    deleteSessions: { params: {}, body: { ids: [id] } },
    sessionEvents: { ...here, query: 'after=0&limit=5' },
    sessionDocument: { params: { id, name: 'code' } },
    sessionReport: here,
    sessionAiCalls: { ...here, query: 'limit=5' },
    deleteAiCalls: here,
    listScorecards: here,
    saveScorecard: { ...here, body: { card, submit: true } },
    sessionReplay: here,
    sessionExport: here,
    replayRun: { ...here, body: { at: Date.now(), question: 1, purpose: 'run' } },
    exportKey: { params: {} },
    listSeats: here,
    addSeat: { ...here, body: { role: 'observer', name: 'Grace' } },
    updateSeat: { params: seat, body: { write: false } },
    revokeSeat: { params: seat },
    listOrganisations: { params: {} },
    createOrganisation: { params: {}, body: { name: 'Northwind' } },
    deleteOrganisation: { params: { id: 'org_none' }, query: 'name=None' },
    whoAmI: { params: {} },
    signInWays: { params: {} },
    listUsers: { params: {} },
    inviteUser: { params: {}, body: somebody() },
    updateUser: { params: { id: person.id }, body: { role: 'viewer' } },
    eraseUser: { params: { id: person.id } },
    inviteAgain: { params: { id: person.id } },
    listUserSessions: { params: { id: person.id } },
    endUserSessions: { params: { id: person.id } },
    endUserSession: { params: { id: person.id, session: person.login } },
    listPasskeys: { params: { id: person.id } },
    renamePasskey: { params: { id: person.id, passkey: person.passkey }, body: { name: 'Another' } },
    removePasskey: { params: { id: person.id, passkey: person.passkey } },
    usage: { params: {}, query: 'from=2026-01-01&to=2026-01-31' },
    listAudit: { params: {}, query: 'limit=2&action=startSession' },
    exportAudit: { params: {}, query: 'format=csv&actor=nobody' },
    eraseCandidate: { params: {}, body: { sessionIds: [id] } },
    createKey: { params: {}, body: { name: 'k', scopes: ['read'] } },
    listKeys: { params: {} },
    getKey: { params: { id: keyId } },
    updateKey: { params: { id: keyId }, body: { name: 'renamed' } },
    rotateKey: { params: { id: keyId } },
    revokeKey: { params: { id: keyId } },
    createWebhook: { params: {}, body: silent },
    listWebhooks: { params: {} },
    getWebhook: hook,
    updateWebhook: { ...hook, body: { events: ['report.ready'] } },
    deleteWebhook: hook,
    rotateWebhook: { ...hook, body: {} },
    testWebhook: hook,
    listDeliveries: { ...hook, query: 'limit=2&cursor=9' },
    redeliver: { params: { ...hook.params, delivery: webhook?.delivery ?? 'msg_none' } },
  };
}

const card = {
  problemSolving: { mark: 3, note: 'Found the window.' },
  codeQuality: { mark: 4 },
  communication: { mark: 3 },
  testing: { mark: 2 },
};

export const bank = {
  name: 'Warm-up',
  questions: [
    {
      id: 'say-hello',
      title: 'Hello',
      difficulty: 'easy',
      statement: 'Print hello.',
      kind: 'stdin',
      tests: [{ stdin: '', stdout: 'hello' }],
    },
  ],
};

/** The address of a target: names filled in, query behind. */
export function addressOf(path: string, { params, query }: Target): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return query === undefined ? filled : `${filled}?${query}`;
}
