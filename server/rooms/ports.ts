// What rooms need from the rest of the server, wired in app.ts: the journal's store, sessions, the judge, reviews.
// Types alone.
import type { End, Receipt, Sandbox } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';
import type { Audience, Happening, RoomEvent, Seat, SessionView } from '../../shared/protocol.ts';
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
}

export interface Sessions {
  /** Null: no such session. The view is for that role (hidden data for interviewers only). */
  view(sessionId: string, role: Seat['role']): Promise<SessionView | null>;
  advance(sessionId: string, question: number): Promise<boolean>;
  end(sessionId: string, why: 'interviewer' | 'complete' | 'expired' | 'caller'): Promise<boolean>;
}

export interface Seats {
  /** Verifies a seat token: signature, expiry, revocation, session alive or ended. Null: refused. */
  verify(token: string): Promise<{ seat: Seat; admitted: boolean; expiresAt: number } | null>;
  permit(seatId: string, write: boolean): Promise<Seat | null>;
  admit(seatId: string): Promise<Seat | null>;
  revoke(seatId: string): Promise<Seat | null>;
}

export interface JudgeAsk {
  sessionId: string;
  question: number;
  language: Language;
  source: string;
  purpose: 'test' | 'submit';
  timeSpent: number; // seconds; submit only
  signal: AbortSignal;
}
export type JudgeEvent =
  | { kind: 'compiled'; ok: boolean; text: string }
  | { kind: 'tested'; test: TestResult } // whole; the room strips hidden values
  | { kind: 'judged'; end: End; receipt: Receipt; verdict: Verdict };

/** Runs a question's tests and scores them; on `submit` stores the result row before `judged` is given. */
export interface Judge {
  judge(ask: JudgeAsk): AsyncGenerator<JudgeEvent, void, void>;
}

export type { Sandbox };
