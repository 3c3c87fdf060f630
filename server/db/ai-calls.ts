// The rows of calls to a language model: what is asked, answered and spent. Stored before they are asked.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AiSpent } from '../../shared/api/ai.ts';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';

const budgetLock = 0x0a1b; // one number of its own: who reserves, waits for who reserves
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
    /** Stores a call that is about to be asked, with the most that it may cost, where that fits: over all nodes in one step. */
    reserve: (call: AiCall, within: Within) =>
      db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(${budgetLock}::int)`.execute(trx);
        const passed = await limitPassed(trx, call, within);
        if (passed !== null) return passed;
        const id = `ai_${randomBytes(12).toString('hex')}`;
        await trx
          .insertInto('ai_calls')
          .values({ id, session_id: call.sessionId, ...amountsOf(call) })
          .execute();
        return { id };
      }),

    /** How it went, and what it cost. A call of a session that was deleted meanwhile is not kept. */
    async settle(id: string, call: AiCall): Promise<void> {
      await db.updateTable('ai_calls').set(amountsOf(call)).where('id', '=', id).execute();
    },

    /**
     * Takes the texts of all calls of a session; what they cost stays. How many had some. One that is being asked is left as it
     * is, since its answer would bring it back; one that has been for longer than any may has died.
     */
    async forget(sessionId: string): Promise<number> {
      const { numUpdatedRows } = await db
        .updateTable('ai_calls')
        .set({ prompt: toJson([]), answer: '' })
        .where('session_id', '=', sessionId)
        .where(sql<boolean>`(outcome <> 'asked' or at < now() - interval '10 minutes')`)
        .where(sql<boolean>`(prompt <> '[]'::jsonb or answer <> '')`)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    spent: (sessionId: string) => spent(db, sessionId),

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

interface Limit {
  tokens: number;
  cost: number | null; // null: none
}
interface Within {
  limits: { day: Limit; session: Limit };
  since: number; // the day's begin, ms since 1970
}

/** In all organisations: of the day, and by the session ever. Null: the call fits. */
async function limitPassed(
  db: Database,
  call: AiCall,
  { limits, since }: Within,
): Promise<'day' | 'session' | null> {
  const all = db
    .selectFrom('ai_calls')
    .select(({ fn }) => [
      sql<string | null>`sum(tokens_in + tokens_out)`.as('tokens'),
      fn.sum<number | null>('cost').as('cost'),
    ]);
  const passes = async (query: typeof all, limit: Limit) => {
    const spent = await query.executeTakeFirstOrThrow();
    const amount = {
      tokens: Number(spent.tokens ?? 0) + call.tokensIn + call.tokensOut,
      cost: Number(spent.cost ?? 0) + (call.cost ?? 0),
    };
    return amount.tokens > limit.tokens || (limit.cost !== null && amount.cost > limit.cost);
  };
  if (await passes(all.where('at', '>=', new Date(since)), limits.day)) return 'day';
  if (call.sessionId === null) return null;
  return (await passes(all.where('session_id', '=', call.sessionId), limits.session)) ? 'session' : null;
}

function amountsOf(call: AiCall) {
  return {
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
}

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
