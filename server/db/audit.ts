// The audit log's rows: who did what to what. Appended, never changed.
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';

export function createAudit(db: Database) {
  return {
    async append(actor: string, action: string, subject: string | null, detail: object): Promise<void> {
      const values = { actor: clean(actor), action, subject, detail: toJson(detail) };
      await db.insertInto('audit').values(values).execute();
    },
  };
}
