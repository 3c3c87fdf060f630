// What rooms need from the rest of the server, wired in app.ts: the journal's store, sessions, the judge, reviews.
// Types alone.
import type { End, Receipt, Sandbox } from '../../sandbox/job.ts';
import type { OwnCase } from '../../shared/cases.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Language } from '../../shared/languages.ts';
import type {
  Answer,
  Audience,
  Happening,
  Refusal,
  RoomEvent,
  Seat,
  SessionView,
} from '../../shared/protocol.ts';
import type { Part } from '../../shared/question.ts';
import type { TestResult, Verdict } from '../../shared/results.ts';

/** The journal in the database. `append` numbers the events and stores them (and the webhooks' outbox) in one transaction. */
export interface Journal {
  append(
    sessionId: string,
    by: string | null,
    entries: { audience: Audience; happening: Happening }[],
  ): Promise<RoomEvent[]>;
  /** Events with n > after, in order, at most `limit`; `interviewers` ones only when asked for. */
  read(
    sessionId: string,
    options: { after: number; limit: number; audience: Audience },
  ): Promise<RoomEvent[]>;
  /** The number of the session's newest event of any audience; 0: none yet, or no such session. */
  last(sessionId: string): Promise<number>;
  /** Runs with `run.started` and no `run.ended` yet, of all sessions: asked once at start, after a crash. */
  unfinished(): Promise<{ sessionId: string; run: string }[]>;
  /** Seats of unended sessions whose newest of `joined`, `waiting` and `left` is not `left`: asked at start too. */
  present(): Promise<{ sessionId: string; seat: string }[]>;
}

export interface Sessions {
  /** Null: no such session. The view is for that role (hidden data for interviewers only). */
  view(sessionId: string, role: Seat['role']): Promise<SessionView | null>;
  advance(sessionId: string, question: number): Promise<boolean>;
  /** The part as it was revealed. Null: `part` (from 1) is not the next of that question. */
  reveal(sessionId: string, question: number, part: number): Promise<Part | null>;
  pause(sessionId: string): Promise<boolean>;
  /** How long it was paused in all, ms; null: it is not paused. */
  resume(sessionId: string): Promise<number | null>;
  end(sessionId: string, why: 'interviewer' | 'complete' | 'expired' | 'caller'): Promise<boolean>;
}

export interface Seats {
  /** Verifies a seat token: signature, expiry, revocation, session alive or ended. Null: refused. */
  verify(
    token: string,
  ): Promise<{ seat: Seat; admitted: boolean; expiresAt: number; ended: boolean; paused: boolean } | null>;
  list(sessionId: string): Promise<{ seat: Seat; revokedAt: number | null }[]>;
  /** Null: no such seat, or revoked. Asked before a change, so that one session's people cannot change another's seats. */
  find(seatId: string): Promise<Seat | null>;
  permit(seatId: string, write: boolean): Promise<Seat | null>;
  /** Null, too: it was let in before. */
  admit(seatId: string): Promise<Seat | null>;
  revoke(seatId: string): Promise<Seat | null>;
}

export interface JudgeAsk {
  sessionId: string;
  question: number;
  language: Language;
  source: string;
  files: CodeFile[]; // beside `source`
  cases?: OwnCase[] | undefined; // the candidate's own; `test` only
  purpose: 'test' | 'submit';
  timeSpent: number; // seconds; submit only
  signal: AbortSignal;
}
export type JudgeEvent =
  | { kind: 'queued'; position: number }
  | { kind: 'started' } // the sandbox has accepted it: give this first and at once, so that the room shows it
  | { kind: 'compiled'; ok: boolean; text: string }
  | { kind: 'tested'; test: TestResult } // whole; the room strips hidden values
  | { kind: 'judged'; end: End; receipt: Receipt; verdict: Verdict };

/** Runs a question's tests and scores them; on `submit` stores the result row before `judged` is given. */
export interface Judge {
  judge(ask: JudgeAsk): AsyncGenerator<JudgeEvent, void, void>;
}

export interface ReviewAsk {
  sessionId: string;
  run: string;
  question: number;
  language: Language;
  source: string;
  files: CodeFile[]; // beside `source`
  compiled: { ok: boolean; text: string } | null;
  tests: TestResult[]; // whole: what is written must not tell a hidden test's values
  verdict: Verdict;
  timeSpent: number; // seconds
}
export type ReviewEvent =
  | { kind: 'text'; text: string }
  | { kind: 'ended'; strengths: string[]; improvements: string[]; questions: string[]; dropped: number };
export interface Reviewer {
  /** The AI model that writes; null: rules do. */
  model: string | null;
  /** The last event is `ended`. */
  review(ask: ReviewAsk, signal: AbortSignal): AsyncGenerator<ReviewEvent, void, void>;
}

/** How an agent speaks and leads, and what people decide about its drafts. */
export interface Voice {
  /** Null: people let agents change the room by themselves. */
  held(sessionId: string): Promise<Refusal | null>;
  /** Goes to a question, or asks the interviewers whether to. */
  advance(sessionId: string, by: string, question: number): Promise<Answer<{ drafted: boolean }>>;
  /** `cost` null: as agreed for the level; level 0 is no hint. */
  speak(
    sessionId: string,
    by: string | null,
    words: { text: string; level: number; cost: number | null },
  ): Promise<Answer>;
  decide(
    sessionId: string,
    by: string,
    decision: { draft: string; approve: boolean; text?: string | undefined },
  ): Promise<Answer>;
}

/** Between nodes, at most once: what is lost is read from the journal. The documents use the same one. */
export interface Channel {
  publish(topic: string, data: Uint8Array): void;
  subscribe(topic: string, heard: (data: Uint8Array) => void): Promise<() => void>;
  onReconnect(back: () => void): () => void;
}

/** What a valid seat may do now, as the store has it. */
export interface Standing {
  write: boolean;
  admitted: boolean;
  ended: boolean; // its session
}

/** Told after a seat or a session changed, so that documents follow. Must not throw. */
export interface Announce {
  permitted(seat: Seat): void;
  revoked(seat: Seat): void;
  ended(sessionId: string): void;
}

/** The part of pino's logger that is used here. */
export interface Log {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

export type { Sandbox };
