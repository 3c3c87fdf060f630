// The pg pool as Kysely wants it: errors told apart, a connection that failed never goes back, bytea as Uint8Array.
import { Pool, type PoolClient, types } from 'pg';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseUnavailable, isUnavailable } from './errors.ts';

const MAX_CONNECTIONS = 10; // a node's queries are short; PostgreSQL's default is 100 for all nodes
const CONNECT_MS = 5_000;
const STATEMENT_MS = 15_000; // the server ends it
const QUERY_MS = 20_000; // we stop waiting: the server itself may hang
const IDLE_IN_TRANSACTION_MS = 30_000;

const BYTEA = 17;
const parseBytea = types.getTypeParser(BYTEA);

/** A plain Uint8Array as PGlite gives, over the same memory. */
function readBytea(text: string): Uint8Array {
  const bytes: unknown = parseBytea(text);
  if (!(bytes instanceof Uint8Array)) throw new TypeError('bytea did not parse to bytes');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** `onIdleError` hears of connections that die while nobody uses them: worth a log line, no more. */
export function openPool(url: string, onIdleError: (error: Error) => void): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: QUERY_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    application_name: 'candor',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BYTEA && format !== 'binary' ? readBytea : types.getTypeParser(oid, format),
    },
  });
  pool.on('error', onIdleError);
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch(explain);
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known); // Kysely knows connections by identity
      return known;
    },
  };
}

function explain(error: unknown): never {
  throw isUnavailable(error) ? new DatabaseUnavailable(error) : error;
}

function wrap(client: PoolClient): PostgresPoolClient {
  let broken = false;
  client.on('error', () => {
    broken = true; // pg has failed the running query already, which is where it is reported
  });
  // Kysely also knows cursors; they need a plug-in that we do not have, so a query is always text and values.
  const query = async (text: unknown, values: readonly unknown[] = []) => {
    try {
      return await client.query(String(text), [...values]);
    } catch (error) {
      broken ||= isUnavailable(error);
      return explain(error);
    }
  };
  const release = (destroy?: boolean): void => client.release(destroy === true || broken);
  return new Proxy(client, {
    get: (target, property): unknown =>
      property === 'query' ? query : property === 'release' ? release : Reflect.get(target, property),
  });
}
