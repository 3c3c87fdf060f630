// What the REST door needs from the rest of the server, wired in app.ts. Types alone.
import type { End, Receipt } from '../../sandbox/job.ts';
import type { AiCallRecord, AiSpent } from '../../shared/api/ai.ts';
import type { KeyLimits, Scope } from '../../shared/access.ts';
import type { UsageDay } from '../../shared/api/usage.ts';
import type { AuthoredCard } from '../../shared/api/scorecards.ts';
import type { CodeFile } from '../../shared/code-files.ts';

import type { Language } from '../../shared/languages.ts';
import type { Answer, Audience, RoomEvent, Seat } from '../../shared/protocol.ts';
import type { Difficulty } from '../../shared/question.ts';
import type { StoredQuestion } from '../../shared/session.ts';
import type { Timed } from '../../shared/clock-events.ts';
import type { TestResult, Verdict } from '../../shared/results.ts';
import type { Endpoints } from '../hooks/endpoints.ts';
import type { SeatIssuer } from '../interviews/ports.ts';

/** A key without its secret. Times are ms since 1970. */
export interface KeyRecord {
  id: string; // "key_…"; the bootstrap key is "bootstrap"
  org: string; // id of its organisation
  name: string;
  scopes: Scope[];
  limits: KeyLimits;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}
export interface Keys {
  /** Null: unknown or revoked. Constant time in the secret; records the last use. */
  verify(secret: string): Promise<KeyRecord | null>;
  /** `secret` is shown once and never stored. */
  create(ask: {
    name: string;
    scopes: Scope[];
    limits: KeyLimits;
  }): Promise<{ secret: string; key: KeyRecord }>;
  list(): Promise<KeyRecord[]>;
  find(id: string): Promise<KeyRecord | null>;
  update(
    id: string,
    change: { name?: string; scopes?: Scope[]; limits?: KeyLimits },
  ): Promise<KeyRecord | null>;
  /** A new secret for the same key; the old one is refused from now on. Null: no such key or revoked. */
  rotate(id: string): Promise<{ secret: string; key: KeyRecord } | null>;
  revoke(id: string): Promise<KeyRecord | null>;
}

export interface SeatRecord {
  seat: Seat;
  admitted: boolean;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
}
export interface HttpSeats extends SeatIssuer {
  verify(token: string): Promise<{ seat: Seat; org: string; admitted: boolean; expiresAt: number } | null>;
  list(sessionId: string): Promise<SeatRecord[]>;
}

/** What REST does to a living room: the room's journal and its sockets hear of it. */
export interface RoomDoor {
  /** Ends the session and tells the room. False: no such session, or ended before. */
  end(sessionId: string, by: string | null): Promise<boolean>;
  /** The interviewers' journal hears what the candidate said of the interview. */
  rated(sessionId: string, feedback: { rating: number; text: string }, by: string | null): Promise<void>;
  /** Shows the candidate the next part of a question. False: it is not the next. */
  reveal(sessionId: string, what: { question: number; part: number }, by: string | null): Promise<boolean>;
  /** Stops or goes on with the clock and tells the room. False: it was so already, or has ended. */
  pause(sessionId: string, paused: boolean, by: string | null): Promise<boolean>;
  /** Its clock was set anew: the room, its journal and webhooks hear of it. */
  timed(sessionId: string, clock: Timed, by: string | null): Promise<void>;
  /** The session was deleted: its sockets and documents are closed on every node. */
  removed(sessionId: string): void;
  /** Null: no such seat in this session. */
  permit(sessionId: string, seatId: string, write: boolean): Promise<Seat | null>;
  admit(sessionId: string, seatId: string): Promise<Seat | null>;
  /** Closes the seat's sockets on every node. */
  revoke(sessionId: string, seatId: string): Promise<Seat | null>;
  /**
   * Takes the session's turn, judges and journals, as a verb in the room does. Refused with `running` when
   * the turn is taken, `ended` when the session is over, `busy` or `unavailable` for the sandbox.
   */
  judge(ask: {
    sessionId: string;
    question: number;
    language: Language;
    source: string;
    files: CodeFile[]; // beside `source`
    purpose: 'test' | 'submit';
    timeSpent: number; // seconds
    by: string | null; // seat; null: a REST key
    signal: AbortSignal;
  }): Promise<Answer<Judged>>;
  /** Moves the room to a question and tells it. */
  advance(sessionId: string, question: number, by: string | null): Promise<boolean>;
  /** For an agent in an interviewer's seat: moves the room, or asks the interviewers whether to. */
  proposes(sessionId: string, question: number, by: string): Promise<Answer<{ drafted: boolean }>>;
}
export interface Judged {
  compiled: { ok: boolean; text: string } | null;
  tests: TestResult[]; // whole: the door strips hidden values
  end: End;
  receipt: Receipt;
  verdict: Verdict;
}

export interface JournalReader {
  /** Events with n > after, in order, at most `limit`; `interviewers` ones only when asked for. */
  read(
    sessionId: string,
    options: { after: number; limit: number; audience: Audience },
  ): Promise<RoomEvent[]>;
}

/** One author's card of a session; times are ms since 1970. */
export type ScorecardRow = AuthoredCard;
export interface Scorecards {
  /** Of all authors, drafts included, oldest first. */
  list(sessionId: string): Promise<ScorecardRow[]>;
  /** Null: this author's card is submitted already and stays as it is. */
  save(sessionId: string, row: ScorecardRow): Promise<ScorecardRow | null>;
}

export interface Documents {
  /** Every text of a document as it was at `at` (null: now), by its name inside ("q1/python"). */
  texts(sessionId: string, name: string, at: number | null): Promise<Record<string, string>>;
}

/** The stored edits of a document, page by page, in the order of their storing. */
export type History = (
  sessionId: string,
  name: 'code' | 'board',
) => AsyncGenerator<{ at: number; by: string | null; data: Uint8Array }[], void, void>;

/** The Ed25519 pair that exports are signed with. Both in base64. */
export interface ExportKey {
  publicKey: string; // 32 bytes
  sign(text: string): string;
}

/** A question by a model, proved in the sandbox; else why there is none. Throws when the signal is aborted. */
export type WriteQuestion = (
  ask: { difficulty: Difficulty; topic: string | null },
  signal: AbortSignal,
) => Promise<{ ok: true; stored: StoredQuestion; tries: number } | { ok: false; why: string }>;

export interface AiCalls {
  /** A session's calls to a language model, oldest first. */
  list(sessionId: string, page: { skip: number; limit: number }): Promise<AiCallRecord[]>;
  spent(sessionId: string): Promise<AiSpent>;
  /** Takes out prompts and answers, not what they cost. How many calls had some. */
  forget(sessionId: string): Promise<number>;
}

export interface Usage {
  /** The days on which anything happened: `from` inclusive, `to` exclusive; null: the sessions of all owners. */
  days(ask: { from: Date; to: Date; ownerKey: string | null }): Promise<UsageDay[]>;
}

export interface Idempotency {
  /** `new`: work, then `finish` or `release`; `done`: answer the same; `busy`: the first is still working;
   *  `mismatch`: the same key came with another request. */
  claim(
    owner: string,
    key: string,
    requestHash: string,
  ): Promise<
    | { kind: 'new' }
    | { kind: 'done'; status: number; response: unknown }
    | { kind: 'busy' }
    | { kind: 'mismatch' }
  >;
  finish(owner: string, key: string, status: number, response: unknown): Promise<void>;
  release(owner: string, key: string): Promise<void>;
}

/** How the parts are now; each answer within 2 s. `redis` is null where none is configured. */
export interface Vitals {
  docker(): Promise<boolean>;
  database(): Promise<boolean>;
  redis: (() => Promise<boolean>) | null;
  ai: { configured: boolean; model: string | null };
}

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
}

/** What REST does with webhooks. `server/hooks` says what each does. */
export type Webhooks = Endpoints;
export type { Delivery as HookDelivery, Endpoint } from '../hooks/endpoints.ts';

/** Builds or pulls missing sandbox images; each string is a line of progress. Throws when it cannot. */
export type SetupImages = (signal: AbortSignal) => AsyncIterable<string>;
