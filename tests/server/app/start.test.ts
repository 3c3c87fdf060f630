// The server as a process: first start, restart, kill -9, two at once, mistakes, a lost database, a good end.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import { startPostgres } from '../../support/servers.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-start-'));
  folders.push(folder);
  return folder;
}

/** What main.ts prints until it is ready, or all of it when it ends first. */
async function run(
  env: Record<string, string>,
): Promise<{ child: ChildProcess; printed: string; code: number | null }> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DOCKER_HOST: 'unix:///nowhere/docker.sock', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let printed = '';
  const exited = once(child, 'close').then(() => 'exited' as const);
  const ready = new Promise<'ready'>((resolve) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      if (/observer +\S+\n/.test(printed)) resolve('ready');
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  });
  const first = await Promise.race([exited, ready]);
  return { child, printed, code: first === 'exited' ? child.exitCode : null };
}
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
  return child.exitCode;
}
const keyIn = (printed: string) => /API key +(ck_\S+)/.exec(printed)?.[1];
const linksIn = (printed: string) => [...printed.matchAll(/(http\S+\/room\/(test_\w+)#seat=(\S+))/g)];

test('a first start prints a key and links that work, a restart and a kill -9 keep them', async () => {
  const folder = newFolder();
  const first = await run({ DATA_DIR: folder });
  const key = keyIn(first.printed);
  const links = linksIn(first.printed);
  expect(key).toBeDefined();
  expect(links).toHaveLength(3);
  const second = await run({ DATA_DIR: folder }); // while the first one runs
  expect(second.code).toBe(1);
  expect(second.printed).toContain('in use by another server');
  expect(await end(first.child, 'SIGKILL')).toBeNull();

  const third = await run({ DATA_DIR: folder });
  expect(keyIn(third.printed)).toBe(key);
  expect(linksIn(third.printed).map((link) => link[2])).toEqual(links.map((link) => link[2]));
  const [candidate] = links; // the link of the first start
  const url = new URL(linksIn(third.printed)[0]?.[1] ?? '').origin;
  const answer = await fetch(`${url}/api/sessions/${candidate?.[2]}`, {
    headers: { authorization: `Bearer ${candidate?.[3]}` },
  });
  expect(answer.status).toBe(200);
  expect((await fetch(`${url}/api/keys`, { headers: { 'x-api-key': key ?? '' } })).status).toBe(200);
  expect(await end(third.child, 'SIGTERM')).toBe(0);
}, 240_000);

test('all mistakes of the settings are told before anything starts', async () => {
  const { code, printed } = await run({
    DATA_DIR: newFolder(),
    ROLE: 'king',
    LOG_LEVEL: 'loud',
    REDIS_URL: 'x',
  });
  expect(code).toBe(1);
  for (const name of ['ROLE', 'LOG_LEVEL', 'REDIS_URL', 'CANDOR_SECRET']) expect(printed).toContain(name);
});

test('without an engine the rest works, and health says so', async () => {
  const server = await startServer({ env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } });
  try {
    const health = await server.api('/health', undefined, { auth: null });
    expect(health.status).toBe(200);
    expect(health.body).toMatchObject({ status: 'degraded', docker: { available: false } });
    const ran = await server.api('/api/code/execute', { code: 'print(1)', language: 'python' });
    expect(ran.status).toBe(503);
    expect(String(ran.body['message'])).toContain('sandbox unavailable');
    expect((await server.api('/metrics')).body['text']).toContain('candor_http_requests_total');
  } finally {
    await server.close();
    await server.close();
  }
});

test('a database that goes and comes back: 503 in between, and never a hanging request', async () => {
  const postgres = await startPostgres();
  const server = await startServer({ databaseUrl: postgres.url });
  const list = () => server.api('/api/sessions');
  try {
    expect((await list()).status).toBe(200);
    await postgres.crash();
    const lost = await list();
    expect(lost.status).toBe(503);
    expect(lost.body['error']).toBe('unavailable');
    expect((await server.api('/health')).status).toBe(503);
    await postgres.revive();
    await expect.poll(async () => (await list()).status, { timeout: 60_000, interval: 250 }).toBe(200);
  } finally {
    await server.close();
    await postgres.stop();
  }
}, 180_000);
