// The rows of organisations. Knows nothing of what belongs to them.
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import { clean } from './json.ts';
import { eraseOrganisation } from './organisation-erasure.ts';
import type { OrganisationsTable } from './people-schema.ts';

export interface Organisation {
  id: string; // "org_…"
  name: string;
  createdAt: number; // ms since 1970
}
const MOST = 1_000; // a list, not an export

export function createOrganisations(db: Database) {
  const there = () => db.selectFrom('organisations').selectAll().where('deleted_at', 'is', null);
  return {
    async insert(id: string, name: string): Promise<Organisation> {
      const query = db.insertInto('organisations').values({ id, name: clean(name) });
      return read(await query.returningAll().executeTakeFirstOrThrow());
    },

    async find(id: string): Promise<Organisation | null> {
      const row = await there().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : read(row);
    },

    /** Oldest first. */
    async list(): Promise<Organisation[]> {
      const query = there().orderBy('created_at').orderBy('id');
      return (await query.limit(MOST).execute()).map(read);
    },

    /** What is left of it. */
    erase: (id: string, at: number) => eraseOrganisation(db, id, at),
  };
}

function read(row: Selectable<OrganisationsTable>): Organisation {
  return { id: row.id, name: row.name, createdAt: row.created_at.getTime() };
}
