// What `npm run doctor` asks the services that the environment names: PostgreSQL, Redis, the AI, and the webhooks' targets.
import { lookup } from 'node:dns/promises';
import process from 'node:process';

const ANSWER_LIMIT_MS = 5_000;
const MOST_TARGETS = 20;
const CONNECTIONS = 50; // of PostgreSQL: each web process takes up to 10

async function withPostgres(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_LIMIT_MS,
    query_timeout: ANSWER_LIMIT_MS,
  });
  client.on('error', () => {}); // told by the query
  try {
    await client.connect();
    return await work(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end().catch(() => {});
  }
}

async function* postgres(query) {
  const settings = Object.fromEntries(
    (await query('select name, setting from pg_settings')).map(({ name, setting }) => [name, setting]),
  );
  yield { verdict: 'good', name: 'database', found: `PostgreSQL ${settings.server_version}` };
  const loose = ['fsync', 'synchronous_commit', 'full_page_writes'].filter(
    (name) => settings[name] === 'off',
  );
  yield {
    verdict: loose.length === 0 ? 'good' : 'bad',
    name: 'durability',
    found: loose.length === 0 ? 'what is committed stays' : `off: ${loose.join(', ')}`,
    todo: 'turn them on: an edit that is called saved must survive a power cut',
  };
  const most = Number(settings.max_connections);
  yield {
    verdict: most >= CONNECTIONS ? 'good' : 'weak',
    name: 'connections',
    found: `up to ${most}`,
    todo: 'each web process takes up to 10: raise max_connections',
  };
}

/** Hosts of webhooks that are in use; their names alone are looked up, nothing is sent. */
async function webhooks(query) {
  const [there] = await query("select to_regclass('webhooks') is not null as there");
  const rows = there.there ? await query('select distinct url from webhooks where disabled_at is null') : [];
  const hosts = [...new Set(rows.map(({ url }) => new URL(url).hostname))].slice(0, MOST_TARGETS);
  const lost = [];
  for (const host of hosts) await lookup(host).catch(() => lost.push(host));
  return {
    verdict: lost.length === 0 ? 'good' : 'bad',
    name: 'webhooks',
    found:
      lost.length === 0 ? `${hosts.length} hosts, all have an address` : `no address: ${lost.join(', ')}`,
    todo: 'mend the name service here, or the addresses of these webhooks',
  };
}

async function* redis(url) {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_LIMIT_MS,
    commandTimeout: ANSWER_LIMIT_MS,
    retryStrategy: () => null,
  });
  let cause;
  client.on('error', (error) => (cause ??= error)); // says more than the command's own error
  try {
    await client.connect();
    const info = await client.info();
    const value = (name) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
    yield { verdict: 'good', name: 'Redis', found: `Redis ${value('redis_version')}` };
    yield {
      verdict: value('aof_enabled') === '1' ? 'good' : 'weak',
      name: 'Redis keeps',
      found: value('aof_enabled') === '1' ? 'an append-only file' : 'no append-only file',
      todo: 'appendonly yes: programs that wait to run survive a restart of Redis',
    };
    const policy = value('maxmemory_policy');
    yield {
      verdict: policy === 'noeviction' ? 'good' : 'bad',
      name: 'Redis memory',
      found: `maxmemory-policy ${policy}`,
      todo: 'maxmemory-policy noeviction: with another, waiting programs and limits may vanish',
    };
  } catch (error) {
    throw cause ?? error;
  } finally {
    client.disconnect();
  }
}

async function ai() {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: base = 'https://api.openai.com/v1' } = process.env;
  if (!key && !process.env.OPENAI_BASE_URL)
    return { verdict: 'good', name: 'AI', found: 'not configured: reviews are written by rules' };
  const answer = await fetch(`${base.replace(/\/+$/, '')}/models`, {
    headers: { Authorization: `Bearer ${key ?? ''}` },
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  const refused = answer.status === 401 || answer.status === 403;
  return {
    verdict: refused ? 'bad' : 'good',
    name: 'AI',
    found: refused ? `refuses the key (${answer.status})` : `answers (${answer.status})`,
    todo: 'mend OPENAI_API_KEY',
  };
}

async function all(lines) {
  const found = [];
  for await (const line of lines) found.push(line);
  return found;
}

const lost = (name, variable) => (error) => ({
  verdict: 'bad',
  name,
  found: `cannot be reached: ${error.cause?.code ?? (error.message || error.code)}`,
  todo: `start it, or mend ${variable}`,
});

/** Yields one verdict after the other. Sends nothing but questions. */
export async function* askServices() {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (!DATABASE_URL)
    yield { verdict: 'good', name: 'database', found: 'DATABASE_URL is not set: embedded, in .candor' };
  else {
    const asked = withPostgres(DATABASE_URL, async (query) => [
      ...(await all(postgres(query))),
      await webhooks(query),
    ]);
    yield* await asked.catch((error) => [lost('database', 'DATABASE_URL')(error)]);
  }
  if (!REDIS_URL)
    yield { verdict: 'good', name: 'Redis', found: 'REDIS_URL is not set: one process, no Redis' };
  else yield* await Array.fromAsync(redis(REDIS_URL)).catch((error) => [lost('Redis', 'REDIS_URL')(error)]);
  yield await ai().catch(lost('AI', 'OPENAI_BASE_URL'));
}
