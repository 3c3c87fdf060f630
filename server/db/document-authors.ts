// To which seats the Yjs client ids of a document belong. Written with the edits, by documents.ts.
import type { DocName } from '../../shared/documents.ts';
import type { Database } from './database.ts';

export type DocumentAuthor = [client: number, seat: string];

export async function authorsOf(db: Database, sessionId: string, name: DocName): Promise<DocumentAuthor[]> {
  const rows = await db
    .selectFrom('doc_authors')
    .select(['client', 'seat'])
    .where('session_id', '=', sessionId)
    .where('name', '=', name)
    .execute();
  return rows.map(({ client, seat }) => [Number(client), seat]);
}
