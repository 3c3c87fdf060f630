// `npm run doctor` against servers that are there, and against the same ones after they have crashed.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../support/binaries.ts';
import { startPostgres, startRedis } from '../support/servers.ts';

const script = join(import.meta.dirname, '../../setup/doctor.mjs');

function doctor(env: Record<string, string>): Promise<{ code: number; printed: string }> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, timeout: 60_000 };
    const child = execFile(process.execPath, [script], options, (_error, printed) => {
      if (child.exitCode === null) reject(new Error(`killed after a minute: ${printed}`));
      else resolve({ code: child.exitCode, printed });
    });
  });
}

test('what cannot be reached is bad, says so, and makes the whole end with 1', async () => {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  try {
    const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, PORT: String(await freePort()) };
    const well = await doctor(env);
    expect(well.printed).toMatch(/good {2}database +PostgreSQL \d+/);
    expect(well.printed).toMatch(/BAD {3}durability +off: fsync, full_page_writes/); // as the tests start it
    expect(well.printed).toMatch(/good {2}connections +up to 200/);
    expect(well.printed).toMatch(/good {2}webhooks +0 hosts/);
    expect(well.printed).toMatch(/good {2}Redis +Redis \d+/);
    expect(well.printed).toMatch(/good {2}Redis keeps +an append-only file/);
    expect(well.printed).toMatch(/good {2}AI +not configured/);
    expect(well.printed).toMatch(/good {2}port +\d+ is free/);

    await Promise.all([postgres.crash(), redis.crash()]);
    const nowhere = {
      DOCKER_HOST: 'unix:///no/such.sock',
      OPENAI_BASE_URL: `http://127.0.0.1:${await freePort()}`,
    };
    const ill = await doctor({ ...env, PORT: String(postgres.port), ...nowhere });
    expect(ill.printed).toMatch(/BAD {3}database +cannot be reached.*\n *→ start it, or mend DATABASE_URL/);
    expect(ill.printed).toMatch(/BAD {3}Redis +cannot be reached.*ECONNREFUSED/);
    expect(ill.printed).toMatch(/BAD {3}Docker engine +unix:\/\/\/no\/such.sock: nothing listens there/);
    expect(ill.printed).toMatch(/BAD {3}AI +cannot be reached: ECONNREFUSED/);
    expect(ill.code).toBe(1);
  } finally {
    await Promise.all([postgres.stop(), redis.stop()]);
  }
});
