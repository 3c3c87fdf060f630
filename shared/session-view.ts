// A session as the room's seats know it. Types alone; how it is made: server/interviews/view.ts.
import type { Pilot } from './ai-events.ts';
import type { Language } from './languages.ts';
import type { Part, PublicQuestion } from './question.ts';
import type { AiSettings } from './session.ts';

/** The session as its seats know it; comes with the first `sync`. */
export interface SessionView {
  id: string;
  candidateName: string;
  difficulty: string;
  language: Language;
  languages: Language[];
  questions: PublicQuestion[];
  current: number; // question number, from 1
  startedAt: number;
  endsAt: number | null; // the clock's end, extra time included
  endedAt: number | null;
  /** Since when it is paused, ms since 1970; null: not. `pausedMs`: in pauses that are over, `endsAt` includes them. */
  pausedAt: number | null;
  pausedMs: number;
  /** `pilot`: at the start; the rest as in `AiSettings`. */
  ai: { configured: boolean; watches: boolean; pilot?: Pilot | undefined } & {
    [K in 'help' | 'speaks' | 'closes' | 'hintCost']?: AiSettings[K] | undefined;
  };
  /** When everything of it is deleted, ms since 1970; null or absent: not by itself. */
  deleteAfter?: number | null;
  /** Until when it is kept whatever happens, ms since 1970; null or absent: no such day. */
  keepUntil?: number | null;
  /** Interviewers only: hidden tests, notes and a reference solution, by question number. Else null. */
  interviewer: Record<
    number,
    {
      notes: string;
      parts: Part[]; // revealed or not
      tests: { index: number; name: string; hidden: boolean; input: string; expected: string }[];
      solution: Partial<Record<Language, string>>;
    }
  > | null;
}
