// A room as its journal tells it: the state that live room, late joiner and replay share. Types and the empty room.
// How events change it: reduce.ts.
import type { z } from 'zod';
import type { CodeFile } from './code-files.ts';
import type { Language } from './languages.ts';
import type { Pilot } from './ai-events.ts';
import type { endSchema, RoomEvent, Seat } from './protocol.ts';
import type { Light } from './probe.ts';
import type { Part } from './question.ts';
import type { TestResult, Verdict } from './results.ts';
import type { Summary } from './summary.ts';
import type { Timed } from './clock-events.ts';

type Of<K extends RoomEvent['kind']> = Extract<RoomEvent, { kind: K }>;

/** Everybody who was ever in the room, so that names outlive a departure. */
export interface Person extends Seat {
  present: boolean;
  /** When `present` last changed, ms since 1970. */
  since: number;
}

/** One piece of a run's output. `n` is its event's number: a terminal writes the chunks after the last it wrote. */
export interface Chunk {
  n: number;
  at: number;
  stream: Of<'run.output'>['stream'];
  text: string;
}

export interface Run {
  id: string;
  purpose: Of<'run.started'>['purpose'];
  language: Language;
  question: number;
  source: string; // of the main file
  files: CodeFile[]; // those beside it
  by: string | null;
  startedAt: number;
  /** In the sandbox's queue; 0: it has its turn. */
  place: number;
  /** The newest `outputLimit` characters at most. */
  output: Chunk[];
  outputLength: number;
  /** Characters that were dropped from the head. */
  outputDropped: number;
  /** In order of index; where hidden values were revealed to this reader, with them. */
  tests: TestResult[];
  /** Null while it runs. */
  end: z.infer<typeof endSchema> | null;
  endedAt: number | null;
  receipt: Record<string, unknown> | null;
  verdict: Verdict | null;
}

export interface Review {
  id: string;
  run: string;
  /** The AI model that writes it; null: the rubric, without AI. */
  model: string | null;
  text: string;
  strengths: string[];
  improvements: string[];
  /** What could be asked next. */
  questions: string[];
  /** As the tests say; null: not told yet, or by an older journal. */
  status: Verdict['status'] | null;
  /** Claims that were dropped because their evidence did not resolve. */
  dropped: number;
  ended: boolean;
}

/** Something that one seat said or did at one moment, as a list in the room shows it. */
interface Noted {
  n: number;
  at: number;
  by: string | null;
}
export interface Said extends Noted {
  text: string;
  agent: boolean;
  private: boolean; // interviewers only
}
export interface Hint extends Noted {
  text: string;
  level: number;
  cost: number;
  agent: boolean; // by the AI
}
/** What the AI would say, waiting for an interviewer. */
export interface Draft {
  n: number;
  at: number;
  id: string;
  text: string;
  level: number; // 0: no hint
  cost: number;
  closes: number | null; // the question that it closes
  advances: number | null; // the question that it goes to
}
export interface Mark extends Noted {
  mark: Of<'marked'>['mark'];
  text: string;
}
export interface Signal extends Noted {
  signal: Of<'signalled'>['signal'];
  detail: Record<string, unknown>;
  answer: string | null;
}

export interface RoomState {
  /** The highest event number seen. */
  lastN: number;
  question: number; // current, from 1
  complete: boolean; // all questions are done
  /** Since when the candidate has the current question, and what pauses had taken by then; null: nobody came yet. */
  opened: { at: number; pausedMs: number } | null;
  /** By question: the follow-ups that were revealed, in order. */
  parts: Record<number, Part[]>;
  people: Record<string, Person>;
  /** At the door, not admitted; filled for interviewers only. */
  waiting: Record<string, Seat>;
  /** By seat: what its own checks found; filled for interviewers only. */
  checks: Record<string, { light: Light; agreed: boolean; at: number }>;
  runs: Record<string, Run>; // in order of their start
  /** The run that is going on, else null. */
  running: string | null;
  reviews: Record<string, Review>;
  chat: Said[];
  hints: Hint[];
  marks: Mark[];
  signals: Signal[];
  /** Until when interruptions are held back, ms since 1970; null: not. */
  focusUntil: number | null;
  /** Since when the interview is paused, ms since 1970; null: not. */
  pausedAt: number | null;
  /** In pauses that are over. */
  pausedMs: number;
  /** The clock as it was last set anew; null: as the session's view has it. */
  timed: Timed | null;
  /** The AI interviewer is to be silent. */
  muted: boolean;
  /** Who steers the AI interviewer; null: as the session's settings say. */
  pilot: Pilot | null;
  /** Questions that the AI has closed. */
  closed: number[];
  /** Not decided yet; filled for interviewers only, as the two below. */
  drafts: Draft[];
  /** By run: the smallest input found that breaks it. */
  counters: Record<string, Of<'countered'>>;
  summary: Summary | null;
  ended: { at: number; why: Of<'ended'>['why'] } | null;
}

/** The room before its first event. `question` comes from the session's view; events that follow change it. */
export function emptyRoom(question = 1): RoomState {
  return {
    lastN: 0,
    question,
    complete: false,
    opened: null,
    parts: {},
    people: {},
    waiting: {},
    checks: {},
    runs: {},
    running: null,
    reviews: {},
    chat: [],
    hints: [],
    marks: [],
    signals: [],
    focusUntil: null,
    pausedAt: null,
    pausedMs: 0,
    timed: null,
    muted: false,
    pilot: null,
    closed: [],
    drafts: [],
    counters: {},
    summary: null,
    ended: null,
  };
}
