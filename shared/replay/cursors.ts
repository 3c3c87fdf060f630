// Where people's cursors were, as it is kept and told: by characters of the shared text, so that edits need not move
// them. Knows neither Yjs nor the screen.
import { z } from 'zod';

/** A character as Yjs numbers it, its client and clock: the cursor stands before it. Null: behind the last one. */
const placeSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).nullable();
export type Place = z.infer<typeof placeSchema>;

/** The name of the text, the head, and the anchor where something is selected. Null: nowhere, the person has left. */
const whereSchema = z
  .union([z.tuple([z.string(), placeSchema]), z.tuple([z.string(), placeSchema, placeSchema])])
  .nullable();
export type Where = z.infer<typeof whereSchema>;

/** Milliseconds after the time of the row or line that it stands in, and where to. */
export const moveSchema = z.tuple([z.number(), whereSchema]);
export type Move = z.infer<typeof moveSchema>;

/** The moves of one person, in order. */
export interface Moves {
  at: number; // ms since 1970
  by: string; // seat
  moves: Move[];
}
