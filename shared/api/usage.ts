// The operation that counts what was used, day by day. Days are UTC, written as YYYY-MM-DD.
import { z } from 'zod';
import { languageSchema } from '../language-schema.ts';
import { aiSpentSchema } from './ai.ts';
import type { Operation } from './operation.ts';

/** The longest range that one answer tells of, in days. */
export const mostUsageDays = 366;
/** The range where none is asked for, in days. */
export const usualUsageDays = 30;

const counts = {
  started: z.number().int(), // sessions
  ended: z.number().int(), // sessions
  submissions: z.number().int(),
  /** Starts in the sandbox: runs, tests and submissions. A language that nothing ran in is absent. */
  runs: z.partialRecord(languageSchema, z.number().int()),
  ai: aiSpentSchema,
};
export const usageDaySchema = z.strictObject({ day: z.string(), ...counts });
export type UsageDay = z.infer<typeof usageDaySchema>;
export type UsageCounts = Omit<UsageDay, 'day'>;
/** The counts of a day on which nothing happened. */
export function noUsage(): UsageCounts {
  const ai = { calls: 0, unpriced: 0, tokensIn: 0, tokensOut: 0, cost: null, currency: null };
  return { started: 0, ended: 0, submissions: 0, runs: {}, ai };
}

const day = z.iso.date().regex(/^20/, 'must be a day of this century');

export const usageOperations = {
  usage: {
    method: 'GET',
    path: '/api/usage',
    tag: 'sessions',
    summary:
      "What the key's own sessions used, day by day in UTC, and all together; an admin key is told of all sessions. " +
      '`from` and `to` are the first and the last day, at most 366; the last 30 days where both are absent. ' +
      'Deleted sessions are counted no more',
    access: { scopes: ['sessions', 'read'], seats: [] },
    limit: 'general',
    query: z.strictObject({ from: day.optional(), to: day.optional() }),
    status: 200,
    response: z.strictObject({
      from: z.string(),
      to: z.string(),
      days: z.array(usageDaySchema), // every day of the range, oldest first
      totals: z.strictObject(counts),
    }),
  },
} as const satisfies Record<string, Operation>;
