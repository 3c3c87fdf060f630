// `node server/db/migrate-main.ts`: brings the database of DATABASE_URL (or the embedded one) to the newest schema.
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

/** `env` as process.env; prints by `say`. Returns the exit code. */
export async function migrateByHand(
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<number> {
  const url = env['DATABASE_URL'];
  const folder = env['DATA_DIR'] || '.candor/data';
  try {
    const opened = await openDatabase(url ? { url } : { folder }, (error) => say(error.message));
    try {
      const done = await migrate(opened.db);
      say(done.length === 0 ? 'the schema is up to date' : `migrated: ${done.join(', ')}`);
    } finally {
      await opened.close();
    }
    return 0;
  } catch (error) {
    say(`cannot migrate: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

if (import.meta.main)
  process.exitCode = await migrateByHand(process.env, (line) => process.stdout.write(`${line}\n`));
