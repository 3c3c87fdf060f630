// What all test files share, started once for a run: one PostgreSQL. Its address reaches them by `inject('postgresUrl')`.
import type { TestProject } from 'vitest/node';
import { findProgram } from './binaries.ts';
import { startPostgres } from './servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null: no PostgreSQL on this machine; `freshDatabase` then fails with a sentence. */
    postgresUrl: string | null;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (findProgram('postgres') === null) {
    project.provide('postgresUrl', null);
    return async () => {};
  }
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}
