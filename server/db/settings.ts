// Settings that all nodes share: a name and a JSON value each. Knows none of them.
import type { Database } from './database.ts';
import { toJson } from './json.ts';

export function createSettings(db: Database) {
  return {
    /** Null: never set. */
    async find(name: string): Promise<unknown> {
      const query = db.selectFrom('settings').select('value').where('name', '=', name);
      return (await query.executeTakeFirst())?.value ?? null;
    },

    /** `at`: milliseconds since 1970. */
    async save(name: string, value: object, at: number): Promise<void> {
      const row = { value: toJson(value), changed_at: new Date(at) };
      await db
        .insertInto('settings')
        .values({ name, ...row })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute();
    },
  };
}
