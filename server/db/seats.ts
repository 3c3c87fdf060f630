// The rows of seats. Knows nothing of tokens.
import { type Selectable, sql } from 'kysely';
import { type Seat, roleSchema } from '../../shared/protocol.ts';
import type { Database } from './database.ts';
import { isBrokenReference, NoSuchSession } from './errors.ts';
import { clean } from './json.ts';
import type { SeatsTable } from './schema.ts';

/** Times are milliseconds since 1970. */
export interface SeatRecord {
  seat: Seat;
  admitted: boolean;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
}

export type NewSeat = Pick<SeatRecord, 'seat' | 'admitted' | 'expiresAt'>;

/** In lists they stand in this order: each is a millisecond younger than the one before. */
export function seatValues(seats: readonly NewSeat[]) {
  const at = Date.now();
  return seats.map(({ seat, admitted, expiresAt }, i) => ({
    id: seat.id,
    session_id: seat.sessionId,
    role: seat.role,
    agent: seat.agent,
    name: clean(seat.name),
    can_write: seat.write,
    admitted,
    created_at: new Date(at + i),
    expires_at: new Date(expiresAt),
  }));
}

export function createSeatStore(db: Database) {
  const change = async (
    id: string,
    values: { can_write?: boolean; admitted?: boolean; revoked_at?: Date },
    { waiting = false } = {},
  ): Promise<SeatRecord | null> => {
    const row = await db
      .updateTable('seats')
      .set(values)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .$if(waiting, (query) => query.where('admitted', '=', false))
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : read(row);
  };
  return {
    /** Throws NoSuchSession. */
    async insert(seat: Seat, admitted: boolean, expiresAt: number): Promise<SeatRecord> {
      const values = seatValues([{ seat, admitted, expiresAt }]);
      try {
        return read(await db.insertInto('seats').values(values).returningAll().executeTakeFirstOrThrow());
      } catch (error) {
        throw isBrokenReference(error) ? new NoSuchSession(seat.sessionId) : error;
      }
    },

    /** The seat and whether its session goes on. Null: no such seat. */
    async find(id: string): Promise<(SeatRecord & { ended: boolean; paused: boolean; org: string }) | null> {
      const row = await db
        .selectFrom('seats')
        .innerJoin('sessions', 'sessions.id', 'seats.session_id')
        .selectAll('seats')
        .select(['sessions.is_active', 'sessions.paused_at', 'sessions.org_id'])
        .where('seats.id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { ...read(row), ended: !row.is_active, paused: row.paused_at !== null, org: row.org_id };
    },

    standings: (ids: string[]) => standings(db, ids),

    /** Oldest first. */
    async list(sessionId: string): Promise<SeatRecord[]> {
      const query = db.selectFrom('seats').selectAll().where('session_id', '=', sessionId);
      return (await query.orderBy('created_at').orderBy('id').execute()).map(read);
    },

    // Null: no such seat, or revoked.
    permit: (id: string, write: boolean) => change(id, { can_write: write }),
    // Null, too: it was let in before. Of several that let one seat in at once, one does.
    admit: (id: string) => change(id, { admitted: true }, { waiting: true }),
    revoke: (id: string) => change(id, { revoked_at: new Date() }),
  };
}
export interface Standing {
  write: boolean;
  admitted: boolean;
  ended: boolean; // its session
  held: boolean; // by a pause: it writes again afterwards
}

/** What those of these seats that are not revoked may do. Expired ones too: whoever asks knows when they expire. */
async function standings(db: Database, ids: string[]): Promise<Map<string, Standing>> {
  const rows = await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.session_id')
    .select(['seats.id', 'seats.can_write', 'seats.admitted', 'seats.role'])
    .select(['sessions.is_active', 'sessions.paused_at'])
    .where('seats.id', '=', sql<string>`any(${ids}::text[])`)
    .where('seats.revoked_at', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        write: row.can_write,
        admitted: row.admitted,
        ended: !row.is_active,
        held: row.paused_at !== null && row.role === 'candidate',
      },
    ]),
  );
}
export type SeatStore = ReturnType<typeof createSeatStore>;

function read(row: Selectable<SeatsTable>): SeatRecord {
  return {
    seat: {
      id: row.id,
      sessionId: row.session_id,
      role: roleSchema.parse(row.role),
      agent: row.agent,
      name: row.name,
      write: row.can_write,
    },
    admitted: row.admitted,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    revokedAt: row.revoked_at?.getTime() ?? null,
  };
}
