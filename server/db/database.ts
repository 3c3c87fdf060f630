// Opens the database: PostgreSQL by URL, or PGlite in a folder. The only file that knows which of the two it is.
import { mkdirSync } from 'node:fs';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { DatabaseUnavailable, isUnavailable } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { openPool } from './pool.ts';
import { carrying } from './riding.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;
export interface OpenDatabase {
  db: Database;
  /** "postgres" or "pglite", for /health. */
  kind: 'postgres' | 'pglite';
  /** True when a query is answered within 2 s. */
  available(): Promise<boolean>;
  close(): Promise<void>;
}

const PING_MS = 2_000;

/** Throws DatabaseUnavailable when it cannot be reached, FolderInUse when another server has the folder. */
export async function openDatabase(
  where: { url: string } | { folder: string },
  onIdleError: (error: Error) => void,
): Promise<OpenDatabase> {
  return 'url' in where ? openPostgres(where.url, onIdleError) : openPGlite(where.folder);
}

async function openPostgres(url: string, onIdleError: (error: Error) => void): Promise<OpenDatabase> {
  const pool = openPool(url, onIdleError);
  const db = new Kysely<Tables>({ dialect: carrying(new PostgresDialect({ pool })) });
  const opened: OpenDatabase = {
    db,
    kind: 'postgres',
    available: () => answers(db),
    close: () => db.destroy(),
  };
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await opened.close();
    throw isUnavailable(error) ? new DatabaseUnavailable(error) : error;
  }
  return opened;
}

async function openPGlite(folder: string): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    // bigint stays a string, as in pg.
    const pglite = new PGlite(`${folder}/pglite`, { parsers: { [types.INT8]: (text: string) => text } });
    await pglite.waitReady;
    const db = new Kysely<Tables>({ dialect: carrying(new PGliteDialect({ pglite })) });
    await sql`select 1`.execute(db); // opens the driver, without which destroy() does nothing
    const close = async () => {
      await db.destroy();
      unlock();
    };
    return { db, kind: 'pglite', available: () => answers(db), close };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function answers(db: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PING_MS, false);
  });
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
