// A statement that rides with the next change of whoever asks: stored in that change's own transaction, so that neither is
// there without the other. Knows no table.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';

export interface Rider {
  statement: CompiledQuery;
  /** True when it is to go with this change. */
  fits(sql: string): boolean;
  /** It is stored, with what it went with; `rows`: what the statement returned. */
  arrived(rows: unknown[]): void;
}

const riders = new AsyncLocalStorage<Rider>();

/** What `work` changes on any handle takes `rider` along. */
export const riding = <T>(rider: Rider, work: () => Promise<T>): Promise<T> => riders.run(rider, work);

/** The same database, whose changes take along what rides. It has no savepoints: what rode would be undone unseen. */
export function carrying(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => carryingDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

type Query = CompiledQuery;
type Aboard = { rider: Rider; rows: unknown[] }[];

function carryingDriver(driver: Driver): Driver {
  const open = new WeakMap<DatabaseConnection, Aboard>(); // of connections in a transaction
  const known = new WeakSet<DatabaseConnection>();
  const begin: Driver['beginTransaction'] = async (connection, settings) => {
    await driver.beginTransaction(connection, settings);
    open.set(connection, []);
  };
  const commit: Driver['commitTransaction'] = async (connection) => {
    const aboard = open.get(connection) ?? [];
    open.delete(connection);
    await driver.commitTransaction(connection);
    for (const { rider, rows } of aboard) rider.arrived(rows);
  };
  const rollback: Driver['rollbackTransaction'] = async (connection) => {
    open.delete(connection);
    await driver.rollbackTransaction(connection);
  };
  /** Kysely's own way to hear a connection's queries: it is one object as long as it lives. */
  const listen = (connection: DatabaseConnection) => {
    const plain = connection.executeQuery.bind(connection);
    connection.executeQuery = async <R>(query: Query, ...rest: Options): Promise<QueryResult<R>> => {
      const rider = riders.getStore();
      if (rider === undefined || !isChange(query) || !rider.fits(query.sql)) return plain<R>(query, ...rest);
      const aboard = open.get(connection);
      if (aboard?.some((one) => one.rider === rider)) return plain<R>(query, ...rest);
      if (aboard === undefined) await begin(connection, {});
      try {
        const result = await plain<R>(query, ...rest);
        if (changed(query, result)) {
          const { rows } = await plain(rider.statement);
          open.get(connection)?.push({ rider, rows });
        }
        if (aboard === undefined) await commit(connection);
        return result;
      } catch (error) {
        // Of two errors the first one is told.
        if (aboard === undefined) await rollback(connection).catch(() => undefined);
        throw error;
      }
    };
  };
  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const connection = await driver.acquireConnection(options);
      if (!known.has(connection)) listen(connection);
      known.add(connection);
      return connection;
    },
    beginTransaction: begin,
    commitTransaction: commit,
    rollbackTransaction: rollback,
    releaseConnection: (connection, options) => driver.releaseConnection(connection, options),
    destroy: (options) => driver.destroy(options),
  };
}

type Options = Parameters<DatabaseConnection['executeQuery']> extends [unknown, ...infer Rest] ? Rest : never;

const changes = new Set<string>(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

/** Text changes as well, and a selection of what other parts of it change. */
const isChange = ({ query, sql }: Query): boolean =>
  changes.has(query.kind) || /\b(insert\s+into|delete\s+from|update\s+\S+(\s+as\s+\S+)?\s+set)\b/i.test(sql);

/** An update that finds nothing is no change. A statement of several parts tells only what the last one did. */
const changed = ({ sql }: Query, { numAffectedRows = 0n, rows }: QueryResult<unknown>): boolean =>
  numAffectedRows > 0n || rows.length > 0 || /^\s*with\b/i.test(sql);
