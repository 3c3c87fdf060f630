// The rows of calls to a language model: what was asked, answered and spent. Appended, never changed.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AiSpent } from '../../shared/api/ai.ts';
import type { Database } from './database.ts';
import { isBrokenReference } from './errors.ts';
import { clean, toJson } from './json.ts';

const promptSchema = z.array(z.object({ role: z.string(), content: z.string() }));

export interface AiCall {
  sessionId: string | null;
  task: string;
  model: string;
  prompt: unknown;
  answer: string;
  tokensIn: number;
  tokensOut: number;
  version: string;
  cost: number | null; // null: the model has no price
  currency: string;
  ms: number;
  outcome: string;
}

export function createAiCalls(db: Database) {
  return {
    /** A call of a session that was deleted meanwhile is not kept. */
    async append(call: AiCall): Promise<void> {
      const values = {
        id: `ai_${randomBytes(12).toString('hex')}`,
        session_id: call.sessionId,
        task: call.task,
        model: call.model,
        prompt: toJson(call.prompt),
        answer: clean(call.answer),
        tokens_in: call.tokensIn,
        tokens_out: call.tokensOut,
        version: clean(call.version),
        cost: call.cost ?? 0,
        currency: call.cost === null ? null : call.currency,
        ms: Math.round(call.ms),
        outcome: call.outcome,
      };
      await db
        .insertInto('ai_calls')
        .values(values)
        .execute()
        .catch((error: unknown) => {
          if (!isBrokenReference(error)) throw error;
        });
    },

    spent: (sessionId: string) => spent(db, sessionId),

    /** For budgets, in all organisations: since `since` (ms since 1970), and by the session ever. */
    spentByAll: (sessionId: string | null, since: number) => spentByAll(db, sessionId, since),

    /** Oldest first. Throws when a stored prompt is none. */
    async list(sessionId: string, page: { skip: number; limit: number }) {
      const rows = await db
        .selectFrom('ai_calls')
        .selectAll()
        .where('session_id', '=', sessionId)
        .orderBy('at')
        .orderBy('id')
        .offset(page.skip)
        .limit(page.limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        at: row.at.getTime(),
        task: row.task,
        model: row.model,
        prompt: promptSchema.parse(row.prompt),
        answer: row.answer,
        tokensIn: row.tokens_in,
        tokensOut: row.tokens_out,
        version: row.version,
        cost: row.currency === null ? null : row.cost,
        currency: row.currency,
        ms: row.ms,
        outcome: row.outcome,
      }));
    },
  };
}

async function spentByAll(db: Database, sessionId: string | null, since: number) {
  const all = db
    .selectFrom('ai_calls')
    .select(({ fn }) => [
      sql<string | null>`sum(tokens_in + tokens_out)`.as('tokens'),
      fn.sum<number | null>('cost').as('cost'),
    ]);
  const [day, session] = await Promise.all([
    all.where('at', '>=', new Date(since)).executeTakeFirstOrThrow(),
    all.where('session_id', '=', sessionId).executeTakeFirstOrThrow(),
  ]);
  return { day: amounts(day), session: amounts(session) };
}
const amounts = (row: { tokens: string | null; cost: number | null }) => ({
  tokens: Number(row.tokens ?? 0),
  cost: Number(row.cost ?? 0),
});

/** All calls of a session together. */
async function spent(db: Database, sessionId: string): Promise<AiSpent> {
  const row = await db
    .selectFrom('ai_calls')
    .where('session_id', '=', sessionId)
    .select(({ fn }) => [
      fn.count<string>('id').as('calls'),
      fn.count<string>('currency').as('priced'),
      fn.sum<string | null>('tokens_in').as('tokensIn'),
      fn.sum<string | null>('tokens_out').as('tokensOut'),
      fn.sum<number | null>('cost').as('cost'),
      fn.max('currency').as('currency'),
    ])
    .executeTakeFirstOrThrow();
  return {
    calls: Number(row.calls),
    unpriced: Number(row.calls) - Number(row.priced),
    tokensIn: Number(row.tokensIn ?? 0),
    tokensOut: Number(row.tokensOut ?? 0),
    cost: row.currency === null ? null : Number(row.cost ?? 0),
    currency: row.currency,
  };
}
