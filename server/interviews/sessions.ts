// The life of an interview: start, view, advance, end, expire. Does not know rooms: whoever ends a session
// through a room tells the room itself.
import { randomBytes } from 'node:crypto';
import type { Language } from '../../shared/languages.ts';
import type { Part } from '../../shared/question.ts';
import type { Role, SessionView } from '../../shared/protocol.ts';
import type { EndReason, Metadata, SessionSettings, StoredQuestion } from '../../shared/session.ts';
import { chooseQuestions, type Wanted } from './choose.ts';
import type { Clock, SeatIssuer, SessionRow, SessionStore } from './ports.ts';
import { type IssuedSeats, makeSeats } from './session-seats.ts';
import { viewFor } from './view.ts';

const minute = 60_000;

export interface StartAsk extends Omit<Wanted, 'total'> {
  ownerKey: string | null;
  candidateName: string;
  interviewerName: string;
  language: Language;
  totalQuestions: number;
  settings: SessionSettings;
  metadata: Metadata;
  deleteAfterDays: number | null;
  keepAtLeastDays: number | null;
}
export type Started =
  { ok: true; session: SessionRow; seats: IssuedSeats } | { ok: false; field: string; message: string };

interface Parts {
  store: SessionStore;
  seats: SeatIssuer;
  publicUrl: string; // without a slash at its end
  ai: { configured: boolean };
  now: Clock;
}

export type Interviews = ReturnType<typeof createInterviews>;

export function createInterviews({ store, seats, publicUrl, ai, now }: Parts) {
  return {
    /** Chooses from `pool` and stores the session with its three first seats. */
    async start(ask: StartAsk, pool: readonly StoredQuestion[]): Promise<Started> {
      const choice = chooseQuestions(pool, { ...ask, total: ask.totalQuestions });
      if (!choice.ok) return choice;
      const at = now();
      const session = newSession(ask, choice.questions, at);
      const { issued, rows } = await makeSeats(seats, session, ask, { publicUrl, now: at });
      await store.insert(session, rows);
      return { ok: true, session, seats: issued };
    },

    find: (id: string): Promise<SessionRow | null> => store.find(id),

    /** Null: no such session. The view is for that role: hidden data for interviewers only. */
    async view(id: string, role: Role): Promise<SessionView | null> {
      const session = await store.find(id);
      return session && viewFor(session, role, ai.configured);
    },

    /** False: no such session, ended, or no such question number. */
    advance: (id: string, question: number): Promise<boolean> => store.advance(id, question),

    /** False: no such session, or it had ended before. */
    end: (id: string, why: EndReason): Promise<boolean> => store.end(id, why, now()),

    /** The part as it was revealed. Null: no such session, ended, or `part` (from 1) is not the next. */
    async reveal(id: string, question: number, part: number): Promise<Part | null> {
      if (!(await store.reveal(id, question, part))) return null;
      const session = await store.find(id);
      return session?.questions[question - 1]?.question.parts[part - 1] ?? null;
    },

    /** False: no such session, ended, or paused already. */
    pause: (id: string): Promise<boolean> => store.pause(id, now()),

    /** How long it was paused in all, ms; null: it is not paused. */
    resume: (id: string): Promise<number | null> => store.resume(id, now()),
  };
}

function newSession(ask: StartAsk, questions: StoredQuestion[], now: number): SessionRow {
  const { settings } = ask;
  const startedAt = settings.startsAt ?? now;
  return {
    id: `test_${randomBytes(12).toString('hex')}`,
    ownerKey: ask.ownerKey,
    candidateName: ask.candidateName,
    difficulty: ask.difficulty,
    language: ask.language,
    settings,
    metadata: ask.metadata,
    // Of an entry of a bank nothing but what the session needs is copied.
    questions: questions.map(({ question, solution, version }) => ({
      question,
      solution,
      ...(version !== undefined && { version }),
    })),
    current: 1,
    startedAt,
    endsAt: endOf(startedAt, settings),
    completedAt: null,
    endReason: null,
    deleteAfter: daysFrom(startedAt, ask.deleteAfterDays),
    keepUntil: daysFrom(startedAt, ask.keepAtLeastDays),
    pausedAt: null,
    pausedMs: 0,
    revealed: {},
    feedback: null,
    active: true,
  };
}

const daysFrom = (at: number, days: number | null): number | null =>
  days === null ? null : at + days * 24 * 60 * minute;

/** When the clock ends, extra time included (ms since 1970); null: no clock. */
export function endOf(startedAt: number, settings: SessionSettings): number | null {
  if (settings.timeLimitMinutes === null) return null;
  return startedAt + Math.round(settings.timeLimitMinutes * settings.extraTime * minute);
}
