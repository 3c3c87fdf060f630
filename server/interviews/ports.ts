// What interviews need from the rest of the server: stores, seats, the question bank, a reviewer. Types alone.
import type { GivenFeedback } from '../../shared/api/copies.ts';
import type { Language } from '../../shared/languages.ts';
import type { Role, Seat } from '../../shared/protocol.ts';
import type { Analysis } from '../../shared/evidence.ts';
import type { Difficulty, Question } from '../../shared/question.ts';
import type {
  EndReason,
  Metadata,
  SessionDifficulty,
  SessionSettings,
  StoredQuestion,
} from '../../shared/session.ts';

/** Times are milliseconds since 1970. */
export interface SessionRow {
  id: string; // "test_…"
  ownerKey: string | null; // id of the API key that started it
  candidateName: string;
  difficulty: SessionDifficulty;
  language: Language;
  settings: SessionSettings;
  metadata: Metadata;
  questions: StoredQuestion[];
  current: number; // question number, from 1
  startedAt: number;
  endsAt: number | null; // extra time included
  completedAt: number | null;
  endReason: EndReason | null;
  deleteAfter: number | null;
  keepUntil: number | null; // not to be deleted before; null: whenever somebody wants
  pausedAt: number | null; // null: not paused
  pausedMs: number; // in pauses that are over
  /** By question number: how many of its parts the candidate has. */
  revealed: Record<string, number>;
  /** The candidate's, after the end. */
  feedback: GivenFeedback | null;
  active: boolean;
}
/** A row of the list: everything but the questions. */
export type SessionSummary = Omit<SessionRow, 'questions'> & { totalQuestions: number };

export interface SessionFilter {
  ownerKey?: string; // absent: of every key (admin)
  candidateName?: string; // part of the name, any case
  difficulty?: SessionDifficulty;
  language?: Language;
  active?: boolean;
  startedFrom?: number; // inclusive
  startedTo?: number; // exclusive
  /** Continue behind this one (newest first, ties by id descending). */
  after?: { startedAt: number; id: string };
  limit: number;
}
export type SessionChange = Partial<
  Pick<
    SessionRow,
    | 'language'
    | 'metadata'
    | 'settings'
    | 'startedAt'
    | 'endsAt'
    | 'deleteAfter'
    | 'keepUntil'
    | 'candidateName'
  >
>;

/** Counts of what one deletion removed: the receipt. */
export interface Removed {
  sessions: number;
  results: number;
  seats: number;
  events: number;
  documentUpdates: number;
  aiCalls: number;
}

export interface SessionStore {
  /** With its first seats: all of it or nothing. */
  insert(session: SessionRow, seats: readonly NewSeat[]): Promise<unknown>;
  find(id: string): Promise<SessionRow | null>;
  list(filter: SessionFilter): Promise<SessionSummary[]>;
  /** Null: no such session. */
  update(id: string, change: SessionChange): Promise<SessionRow | null>;
  /** False: no such session, ended, or no such question number. */
  advance(id: string, question: number): Promise<boolean>;
  /** False: no such session or it had ended before. */
  end(id: string, why: EndReason, at: number): Promise<boolean>;
  /** False: no such session, ended, or `part` (from 1) is not the next of that question. */
  reveal(id: string, question: number, part: number): Promise<boolean>;
  /** False: no such session, ended, or paused already. */
  pause(id: string, at: number): Promise<boolean>;
  /** Its clock ends later by the pause. How long it was paused in all, ms; null: it is not paused. */
  resume(id: string, at: number): Promise<number | null>;
  /** False: no such session, it goes on, or feedback was given before. */
  takeFeedback(id: string, given: GivenFeedback): Promise<boolean>;
  /** Ids of active sessions whose clock ran out before `now`; a paused one's stands still. */
  due(now: number, limit: number): Promise<string[]>;
  /** Ids of sessions whose day of deletion lies before `now`, longest overdue first. */
  overdue(now: number, limit: number): Promise<string[]>;
  /** Deletes one session with everything that hangs on it, in one transaction. Null: no such session. */
  remove(id: string): Promise<Removed | null>;
}

export interface ResultRow {
  id: string; // "res_…"
  sessionId: string;
  question: number;
  language: Language;
  code: string;
  timeSpent: number; // seconds
  score: number; // 0 to 100
  analysis: Analysis;
  submittedAt: number;
}
export interface ResultStore {
  insert(row: ResultRow): Promise<void>;
  /** Oldest first. */
  list(sessionId: string): Promise<ResultRow[]>;
}

export interface NewSeat {
  seat: Seat;
  admitted: boolean;
  expiresAt: number; // ms since 1970
}
export interface SeatAsk {
  sessionId: string;
  role: Role;
  name: string;
  agent: boolean;
  write: boolean;
  admitted: boolean;
  expiresAt: number;
}
/** Seats as interviews and REST need them; the same object also is the rooms' `Seats`. */
export interface SeatIssuer {
  issue(ask: SeatAsk): Promise<{ seat: Seat; token: string; expiresAt: number }>;
  /** Without storing it: whoever stores the session does. */
  make(ask: SeatAsk): Promise<NewSeat & { token: string }>;
}

/** The questions to choose from: the built-in bank (bank.ts reads `questions/`) and stored banks. */
export interface BankEntry {
  question: Question;
  solution: Partial<Record<Language, string>>; // reference solutions
  wrong: { name: string; language: Language; source: string; why: string; fails: string[] }[];
  generator: string | null;
}
export interface Bank {
  list(filter?: { difficulty?: Difficulty; tag?: string }): readonly BankEntry[];
  find(id: string): BankEntry | null;
}

/** Banks that callers store. `recruiterId` and `isPrivate` are the caller's; a private bank answers to its owner only. */
export interface StoredBank {
  id: string; // "bank_…"
  name: string;
  recruiterId: string | null;
  isPrivate: boolean;
  questions: StoredQuestion[];
  createdAt: number;
}
export interface BankStore {
  insert(bank: StoredBank): Promise<void>;
  find(id: string): Promise<StoredBank | null>;
  /** Public ones, and the private ones of `recruiterId`; newest first, at most `limit`. */
  list(ask: { recruiterId: string | null; limit: number }): Promise<StoredBank[]>;
}

/** The clock, so that tests can move it: ms since 1970. */
export type Clock = () => number;
