// The plans of the statements that lists, searches and sweeps of sessions send, taken from the code that sends them.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ofOrganisation } from '../../server/db/organisation-scope.ts';
import type { Tables } from '../../server/db/schema.ts';
import { createSeatStore } from '../../server/db/seats.ts';
import { createSessions } from '../../server/db/sessions.ts';
import { defaultOrganisation } from '../../shared/organisation.ts';

export interface Plan {
  what: string;
  ms: number;
  text: string; // the plan's lines
}

/** Runs each statement once with EXPLAIN ANALYZE. */
export async function plans(
  url: string,
  { session, owner }: { session: string; owner: string },
): Promise<Plan[]> {
  const sent: { sql: string; parameters: readonly unknown[] }[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const whole = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => void sent.push({ sql: event.query.sql, parameters: event.query.parameters }),
  });
  const db = ofOrganisation(whole, defaultOrganisation); // as requests are answered
  const sessions = createSessions(db);
  const seats = createSeatStore(db);
  const day = 86_400_000;
  const now = Date.now();
  const asked: [string, () => Promise<unknown>][] = [
    ['one session', () => sessions.find(session)],
    ['its seats', () => seats.list(session)],
    ['list, all', () => sessions.list({ limit: 51 })],
    ['list, of one key', () => sessions.list({ limit: 51, ownerKey: owner })],
    [
      'list, page far behind',
      () => sessions.list({ limit: 51, after: { startedAt: now - 365 * day, id: 'x' } }),
    ],
    [
      'list, by a rare part of a name',
      () => sessions.list({ limit: 51, candidateName: 'nobody of this name' }),
    ],
    ['list, by a common part of a name', () => sessions.list({ limit: 51, candidateName: 'ada' })],
    ['list, active ones', () => sessions.list({ limit: 51, active: true })],
    ['list, a language nobody used', () => sessions.list({ limit: 51, language: 'go' })],
    [
      'list, hard ones in Java of one key',
      () => sessions.list({ limit: 51, ownerKey: owner, difficulty: 'hard', language: 'java' }),
    ],
    [
      'list, one day',
      () => sessions.list({ limit: 51, startedFrom: now - 9 * day, startedTo: now - 8 * day }),
    ],
    ['clocks that ran out', () => sessions.due(now, 100)],
    ['days of deletion that came', () => sessions.overdue(now, 100)],
  ];
  const found: Plan[] = [];
  for (const [what, ask] of asked) {
    sent.length = 0;
    await ask();
    const [statement] = sent;
    if (!statement) throw new Error(`${what}: nothing was asked`);
    const { sql, parameters } = statement;
    const { rows } = await pool.query(`explain (analyze, timing off, summary on) ${sql}`, [...parameters]);
    const lines = rows.map((row: Record<string, string>) => row['QUERY PLAN'] ?? '');
    const ms = Number(/Execution Time: ([\d.]+)/.exec(lines.join('\n'))?.[1] ?? NaN);
    found.push({ what, ms, text: lines.filter((line) => !/^(Planning|Execution)/.test(line)).join('\n') });
  }
  await whole.destroy();
  return found;
}
