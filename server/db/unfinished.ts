// What a crash left open in the journals: runs without an end, people who never left. Asked once at a server's start.
import { sql } from 'kysely';
import type { Database } from './database.ts';

const RECENT_DAYS = 7; // no run and no socket lives longer, and the answer stays small

/** Runs with `run.started` and no `run.ended`, of all sessions. */
export async function unfinishedRuns(db: Database): Promise<{ sessionId: string; run: string }[]> {
  const found = await sql<{ sessionId: string; run: string }>`
    select started.session_id as "sessionId", started.body ->> 'run' as run from journal as started
    where started.kind = 'run.started' and started.at > now() - ${RECENT_DAYS} * interval '1 day'
      and not exists (
        select from journal as ended
        where ended.kind = 'run.ended' and ended.session_id = started.session_id
          and ended.body ->> 'run' = started.body ->> 'run')
    order by started.at`.execute(db);
  return found.rows;
}

/** Seats of sessions that go on whose newest of `joined`, `waiting` and `left` is not `left`. */
export async function presentSeats(db: Database): Promise<{ sessionId: string; seat: string }[]> {
  const found = await sql<{ sessionId: string; seat: string }>`
    select "sessionId", seat from (
      select distinct on (journal.session_id, by_person.seat)
        journal.session_id as "sessionId", by_person.seat, journal.kind
      from journal
        join sessions on sessions.id = journal.session_id and sessions.is_active
        cross join lateral (
          select case journal.kind when 'left' then body ->> 'seat' else body -> 'seat' ->> 'id' end as seat
        ) as by_person
      where journal.kind in ('joined', 'waiting', 'left')
        and journal.at > now() - ${RECENT_DAYS} * interval '1 day'
      order by journal.session_id, by_person.seat, journal.n desc
    ) as newest where kind <> 'left'`.execute(db);
  return found.rows;
}
