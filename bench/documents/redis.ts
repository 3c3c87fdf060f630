// A throw-away Redis, and how much work it has had. Ends with the benchmark.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findProgram, freePort, startTied } from '../../tests/support/binaries.ts';

export interface Work {
  commands: number;
  bytes: number; // that came in
}
export interface BenchRedis {
  url: string;
  /** Since it was started; the question itself is not counted. */
  work(): Promise<Work>;
  stop(): Promise<void>;
}

/** Null: it is not installed. */
export async function startRedis(): Promise<BenchRedis | null> {
  const program = findProgram('redis-server');
  if (program === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = startTied(program, args, folder, null);
  child.stdout?.resume();
  const url = `redis://127.0.0.1:${String(port)}`;
  const client = new Redis(url);
  client.on('error', () => {}); // it comes up in a moment
  let asked = 0;
  const figure = (text: string, name: string): number =>
    Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    url,
    async work() {
      const text = await client.info('stats');
      const commands = figure(text, 'total_commands_processed') - asked++;
      return { commands, bytes: figure(text, 'total_net_input_bytes') };
    },
    async stop() {
      client.disconnect();
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
