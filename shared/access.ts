// Keys: scopes and limits as the API shows them. Knows no hashes and no database.
import { z } from 'zod';

/** `admin` may everything, `read` may look at everything of its own, the others name what they may do. */
export const scopes = ['sessions', 'execute', 'questions', 'read', 'admin'] as const;
export const scopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof scopeSchema>;

/** Calls per window; what is missing keeps the general limit. */
export const keyLimitsSchema = z.strictObject({
  general: z.number().int().min(1).max(1_000_000).optional(), // per 15 minutes
  execution: z.number().int().min(1).max(1_000_000).optional(), // per minute
  sessions: z.number().int().min(1).max(1_000_000).optional(), // per 15 minutes
});
export type KeyLimits = z.infer<typeof keyLimitsSchema>;
