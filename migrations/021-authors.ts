// Which seat writes under which Yjs client id in a document: nobody else may.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table doc_authors (
    session_id text not null references sessions (id) on delete cascade,
    name text not null,
    client bigint not null,
    seat text not null,
    primary key (session_id, name, client)
  )`.execute(db);
}
