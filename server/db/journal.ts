// The journal's rows: a session's events, numbered from 1 without gaps. Does not know who reads them.
import type { Kysely } from 'kysely';
import { type Audience, type Happening, type RoomEvent, eventSchema } from '../../shared/protocol.ts';
import type { Database } from './database.ts';
import { NoSuchSession } from './errors.ts';
import { toJson } from './json.ts';
import type { Tables } from './schema.ts';
import { presentSeats, unfinishedRuns } from './unfinished.ts';

export type Transaction = Kysely<Tables>;
/** Called inside the transaction that stores the events: what it writes is there if and only if they are. */
export type Outbox = (trx: Transaction, sessionId: string, events: RoomEvent[]) => Promise<void>;

export function createJournal(db: Database, outbox?: Outbox) {
  return {
    /** Numbers and stores the events. Throws NoSuchSession. What it returns is what later readers get. */
    append: (
      sessionId: string,
      by: string | null,
      entries: { audience: Audience; happening: Happening }[],
    ): Promise<RoomEvent[]> => append(db, outbox, sessionId, by, entries),

    /** Events with n > after, in order, at most `limit`; those for interviewers alone only when asked for. */
    async read(
      sessionId: string,
      options: { after: number; limit: number; audience: Audience },
    ): Promise<RoomEvent[]> {
      let query = db
        .selectFrom('journal')
        .select(['n', 'at', 'by_seat', 'audience', 'kind', 'body'])
        .where('session_id', '=', sessionId)
        .where('n', '>', options.after)
        .orderBy('n')
        .limit(options.limit);
      if (options.audience === 'room') query = query.where('audience', '=', 'room');
      return (await query.execute()).map(readEvent);
    },

    /** The number of the session's newest event of any audience; 0: none yet, or no such session. */
    async last(sessionId: string): Promise<number> {
      const query = db.selectFrom('sessions').select('last_event').where('id', '=', sessionId);
      return (await query.executeTakeFirst())?.last_event ?? 0;
    },

    unfinished: () => unfinishedRuns(db),
    present: () => presentSeats(db),
  };
}

async function append(
  db: Database,
  outbox: Outbox | undefined,
  sessionId: string,
  by: string | null,
  entries: { audience: Audience; happening: Happening }[],
): Promise<RoomEvent[]> {
  if (entries.length === 0) return [];
  const at = Date.now();
  return db.transaction().execute(async (trx) => {
    // The row lock makes appenders of one session wait for each other: numbers are in order of commit.
    const counted = await trx
      .updateTable('sessions')
      .set((eb) => ({ last_event: eb('last_event', '+', entries.length) }))
      .where('id', '=', sessionId)
      .returning('last_event')
      .executeTakeFirst();
    if (counted === undefined) throw new NoSuchSession(sessionId);
    const before = counted.last_event - entries.length;
    const rows = entries.map(({ audience, happening }, index) => {
      const { kind, ...body } = happening;
      return { n: before + index + 1, audience, kind, body: toJson(body) };
    });
    await trx
      .insertInto('journal')
      .values(rows.map((row) => ({ ...row, session_id: sessionId, at: new Date(at), by_seat: by })))
      .execute();
    const events = rows.map((row) =>
      readEvent({ ...row, at: new Date(at), by_seat: by, body: JSON.parse(row.body) }),
    );
    await outbox?.(trx, sessionId, events);
    return events;
  });
}

function readEvent(row: {
  n: number;
  at: Date;
  by_seat: string | null;
  audience: string;
  kind: string;
  body: unknown;
}): RoomEvent {
  const body = typeof row.body === 'object' ? row.body : {};
  const { n, audience, kind, by_seat: by } = row;
  return eventSchema.parse({ ...body, n, at: row.at.getTime(), by, audience, kind });
}
