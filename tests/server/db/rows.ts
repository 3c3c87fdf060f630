// Rows for the stores' tests: a plausible session, an event, some bytes.
import { randomUUID } from 'node:crypto';
import type { StoredBank } from '../../../server/db/banks.ts';
import type { SessionRow } from '../../../server/db/session-row.ts';
import type { Audience, Happening, Seat } from '../../../shared/protocol.ts';
import { aiSettingsSchema, storedQuestionSchema } from '../../../shared/session.ts';

const question = storedQuestionSchema.parse({
  question: {
    id: 'echo',
    title: 'Echo',
    difficulty: 'easy',
    statement: 'Print what you read.',
    kind: 'stdin',
    tests: [{ stdin: 'a\n', stdout: 'a\n' }],
  },
});

/** Active, two questions; what matters to the test is given. */
export function session(given: Partial<SessionRow>): SessionRow {
  return {
    id: `test_${randomUUID()}`,
    ownerKey: 'key_a',
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    settings: {
      languages: ['python'],
      timeLimitMinutes: null,
      extraTime: 1,
      waitingRoom: false,
      startsAt: null,
      aiWatches: true,
      sharesFeedback: false,
      ai: aiSettingsSchema.parse({}),
    },
    metadata: {},
    questions: [question, question],
    current: 1,
    startedAt: Date.now(),
    endsAt: null,
    completedAt: null,
    endReason: null,
    deleteAfter: null,
    keepUntil: null,
    pausedAt: null,
    pausedMs: 0,
    revealed: {},
    feedback: null,
    active: true,
    ...given,
  };
}

export function said(
  text: string,
  audience: Audience = 'room',
): { audience: Audience; happening: Happening } {
  return { audience, happening: { kind: 'said', text, agent: false } };
}

export const bytes = (n: number): Uint8Array => new Uint8Array([n & 255, n >> 8, 255, 0]);

export function candidate(sessionId: string): Seat {
  return { id: `seat_of_${sessionId}`, sessionId, role: 'candidate', agent: false, name: 'Ada', write: true };
}

export function submission(sessionId: string, code: string) {
  return {
    id: 'res_1',
    sessionId,
    question: 1,
    language: 'python' as const,
    code,
    timeSpent: 3,
    score: 62.5,
    analysis: { feedback: 'ok' },
    submittedAt: 1_000,
  };
}

type Entry = { audience: Audience; happening: Happening };
export const joined = (sessionId: string, id: string): Entry => ({
  audience: 'room',
  happening: { kind: 'joined', seat: { ...candidate(sessionId), id } },
});
export const left = (seat: string): Entry => ({ audience: 'room', happening: { kind: 'left', seat } });
export const started = (run: string): Entry => ({
  audience: 'room',
  happening: { kind: 'run.started', run, purpose: 'run', language: 'python', question: 1, source: '' },
});
const end = {
  reason: 'ok' as const,
  message: '',
  exitCode: 0,
  signal: null,
  wallMs: 1,
  cpuMs: 1,
  memoryKb: 1,
};
export const runEnded = (run: string): Entry => ({
  audience: 'room',
  happening: { kind: 'run.ended', run, end: { ...end, truncated: false }, receipt: null, verdict: null },
});

export const privateBank = (recruiterId: string): StoredBank => ({
  id: 'bank_1',
  name: 'Mine',
  recruiterId,
  isPrivate: true,
  questions: [question],
  createdAt: 1,
});
