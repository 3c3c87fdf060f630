// Operations on what an AI did in a session: every call with its prompt and answer.
import { z } from 'zod';
import { idParam, type Operation } from './operation.ts';

export const aiCallSchema = z.strictObject({
  id: z.string(),
  at: z.number(), // ms since 1970
  task: z.string(), // "review", "interview"
  model: z.string(), // as it was asked for
  version: z.string(), // as the server named what answered; empty: it did not
  prompt: z.array(z.strictObject({ role: z.string(), content: z.string() })), // empty: deleted
  answer: z.string(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  cost: z.number().nullable(), // null: no price was set for the model
  currency: z.string().nullable(),
  ms: z.number(),
  outcome: z.string(), // "asked" (not ended), "ok", "failed", "stopped"
});
export type AiCallRecord = z.infer<typeof aiCallSchema>;

/** What the calls of a session came to. */
export const aiSpentSchema = z.strictObject({
  calls: z.number().int(),
  unpriced: z.number().int(), // calls of models without a price
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  cost: z.number().nullable(), // of the others; null: there are none
  currency: z.string().nullable(),
});
export type AiSpent = z.infer<typeof aiSpentSchema>;

export const aiOperations = {
  sessionAiCalls: {
    audited: true,
    method: 'GET',
    path: '/api/sessions/{id}/ai-calls',
    tag: 'sessions',
    summary:
      'Every call to a language model in the session, oldest first: prompt, answer, tokens, cost, time',
    access: { scopes: ['sessions', 'read'], seats: ['interviewer'] },
    limit: 'general',
    params: idParam,
    query: z.strictObject({
      skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    status: 200,
    response: z.strictObject({ calls: z.array(aiCallSchema), more: z.boolean(), spent: aiSpentSchema }),
  },
  deleteAiCalls: {
    method: 'DELETE',
    path: '/api/sessions/{id}/ai-calls',
    tag: 'sessions',
    summary:
      'Takes prompts and answers out of the session’s calls to a language model; tokens and costs stay, since budgets count them',
    access: { scopes: ['sessions'], seats: [], roles: ['recruiter'] },
    limit: 'general',
    params: idParam,
    status: 200,
    response: z.strictObject({ deleted: z.number().int() }),
  },
} as const satisfies Record<string, Operation>;
