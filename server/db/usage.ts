// What sessions used, counted by UTC days: starts, ends, submissions, runs, calls of models. Reads alone.
import { sql } from 'kysely';
import { noUsage, type UsageDay } from '../../shared/api/usage.ts';
import { languageSchema } from '../../shared/language-schema.ts';
import type { Database } from './database.ts';

export interface UsageAsk {
  from: Date; // midnight in UTC, inclusive
  to: Date; // exclusive
  ownerKey: string | null; // null: the sessions of all
}

export function createUsage(db: Database) {
  return {
    /** The days on which anything happened, each once, in no order. */
    async days(ask: UsageAsk): Promise<UsageDay[]> {
      const [started, ended, submissions, runs, ai] = await Promise.all([
        sessionsBy(db, 'started_at', ask),
        sessionsBy(db, 'completed_at', ask),
        submissionsOf(db, ask),
        runsOf(db, ask),
        aiOf(db, ask),
      ]);
      const days = new Map<string, UsageDay>();
      const of = (day: string) => {
        const found = days.get(day) ?? { day, ...noUsage() };
        days.set(day, found);
        return found;
      };
      for (const { day, n } of started) of(day).started = Number(n);
      for (const { day, n } of ended) of(day).ended = Number(n);
      for (const { day, n } of submissions) of(day).submissions = Number(n);
      for (const { day, language, n } of runs) of(day).runs[languageSchema.parse(language)] = Number(n);
      for (const { day, ...row } of ai)
        of(day).ai = {
          calls: Number(row.calls),
          unpriced: Number(row.calls) - Number(row.priced),
          tokensIn: Number(row.tokensIn ?? 0),
          tokensOut: Number(row.tokensOut ?? 0),
          cost: row.currency === null ? null : Number(row.cost ?? 0),
          currency: row.currency,
        };
      return [...days.values()];
    },
  };
}

const dayOf = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD')`.as('day');

function sessionsBy(db: Database, column: 'started_at' | 'completed_at', { from, to, ownerKey }: UsageAsk) {
  let query = db
    .selectFrom('sessions')
    .select(({ fn }) => [dayOf(column), fn.countAll<string>().as('n')])
    .where(column, '>=', from)
    .where(column, '<', to)
    .groupBy('day');
  if (ownerKey !== null) query = query.where('owner_key', '=', ownerKey);
  return query.execute();
}

/** The ids of the sessions that are counted. */
function counted(db: Database, ownerKey: string | null) {
  const query = db.selectFrom('sessions').select('id');
  return ownerKey === null ? query : query.where('owner_key', '=', ownerKey);
}

function submissionsOf(db: Database, { from, to, ownerKey }: UsageAsk) {
  return db
    .selectFrom('results')
    .select(({ fn }) => [dayOf('submitted_at'), fn.countAll<string>().as('n')])
    .where('submitted_at', '>=', from)
    .where('submitted_at', '<', to)
    .where('session_id', 'in', counted(db, ownerKey))
    .groupBy('day')
    .execute();
}

function runsOf(db: Database, { from, to, ownerKey }: UsageAsk) {
  return db
    .selectFrom('journal')
    .select(({ fn }) => [
      dayOf('at'),
      sql<string>`body ->> 'language'`.as('language'),
      fn.countAll<string>().as('n'),
    ])
    .where(sql<boolean>`kind = 'run.started'`) // as text: there is an index of these alone
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('session_id', 'in', counted(db, ownerKey))
    .groupBy(['day', 'language'])
    .execute();
}

function aiOf(db: Database, { from, to, ownerKey }: UsageAsk) {
  return db
    .selectFrom('ai_calls')
    .select(({ fn }) => [
      dayOf('at'),
      fn.count<string>('id').as('calls'),
      fn.count<string>('currency').as('priced'),
      fn.sum<string | null>('tokens_in').as('tokensIn'),
      fn.sum<string | null>('tokens_out').as('tokensOut'),
      fn.sum<number | null>('cost').as('cost'),
      fn.max('currency').as('currency'),
    ])
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('session_id', 'in', counted(db, ownerKey))
    .groupBy('day')
    .execute();
}
