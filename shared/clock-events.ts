// What happens to an interview's clock: it stands still, goes on, is set anew. Times are ms since 1970.
import { z } from 'zod';

export const timedSchema = z.object({
  kind: z.literal('timed'),
  startedAt: z.number(),
  endsAt: z.number().nullable(), // null: no limit. Pauses that are over are in it
  pausedMs: z.number().int(), // in those pauses
});
export type Timed = Omit<z.infer<typeof timedSchema>, 'kind'>;

export const clockKinds = [
  /** The clock stands still and candidates only read, until `resumed`. */
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('resumed'), pausedMs: z.number().int() }), // in all pauses so far
  /** The clock was set anew: begins at another time, or ends at one. */
  timedSchema,
] as const;
