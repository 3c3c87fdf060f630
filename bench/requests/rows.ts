// Many sessions in a database at once, as a company's years leave them: copies of a real one, with a seat each. Knows the tables.
import type pg from 'pg';

/**
 * Fills up to `count`, from the session `model`: rows as the API writes them, spread over languages, names and years.
 */
export async function fill(client: pg.Client, model: string, count: number): Promise<void> {
  await client.query('set synchronous_commit = off');
  const found = await client.query('select count(*)::int as count from sessions');
  const have = Number(found.rows[0]?.count ?? 0);
  const batch = 100_000;
  for (let from = have; from < count; from += batch) {
    const to = Math.min(count, from + batch);
    await client.query(
      `insert into sessions (id, org_id, owner_key, candidate_name, difficulty, language, settings, metadata, questions,
          started_at, ends_at, completed_at, end_reason, delete_after, is_active)
        select 'test_bench_' || i, org_id, owner_key || '_' || i % 50,
          (array['Ada','Grace','Linus','Barbara','Edsger','Margaret','Ken','Radia'])[1 + i % 8] || ' ' || md5(i::text),
          (array['easy','medium','hard','mixed'])[1 + i % 4],
          (array['python','javascript','typescript','java','cpp'])[1 + i % 5], settings, metadata, questions,
          now() - i * interval '2 minutes', now() - i * interval '2 minutes' + interval '1 hour',
          now() - i * interval '2 minutes' + interval '1 hour', 'complete', now() + interval '1 year', false
        from sessions, generate_series($2::int, $3::int - 1) i where id = $1`,
      [model, from, to],
    );
    await client.query(
      `insert into seats (id, session_id, role, agent, name, can_write, admitted, expires_at)
        select 'seat_bench_' || i, 'test_bench_' || i, 'candidate', false, 'Ada', true, true, now() + interval '1 day'
        from generate_series($1::int, $2::int - 1) i`,
      [from, to],
    );
  }
  await client.query('vacuum analyze sessions');
  await client.query('vacuum analyze seats');
}
