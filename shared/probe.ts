// What a candidate may know and try before the interview: the answers of the verb `probe`. Knows no room.
import { z } from 'zod';
import type { Answer } from './answers.ts';
import type { Language } from './languages.ts';
import type { SessionView } from './session-view.ts';

/** How a check of somebody's set-up came out: all well, usable, or something does not work. */
export const lightSchema = z.enum(['green', 'amber', 'red']);
export type Light = z.infer<typeof lightSchema>;

/** What somebody at the door may know of the interview: no question, no other person. Times in ms since 1970. */
export interface DoorView {
  language: Language;
  startedAt: number; // in the future: it has not begun
  endsAt: number | null;
  deleteAfter: number | null; // null: kept until somebody deletes it
  ai: SessionView['ai'];
}

/** `session` gives `about`, `run` gives `ms`: from the ask to the program's end. */
export type ProbeAnswer = Answer<{ about?: DoorView; ms?: number }>;
