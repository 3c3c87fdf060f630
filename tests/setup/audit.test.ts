// The audit of packages: by the real npm, which asks a registry of ours, or one that is not there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../support/candor.ts';

const folders: string[] = [];
let registry: Server | null = null;
afterEach(() => {
  registry?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What `npm run audit` prints and ends with, where the registry is at `address`; npm's memory is empty. */
async function audit(address: string): Promise<{ code: unknown; printed: string }> {
  const cache = mkdtempSync(join(tmpdir(), 'candor-audit-'));
  folders.push(cache);
  const env = { ...process.env, npm_config_registry: address, npm_config_cache: cache };
  const child = spawn(process.execPath, ['setup/audit.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [printed, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, printed: printed + complained };
}

const bodyOf = (request: IncomingMessage): Promise<string> =>
  text(request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request);

/** A registry that knows these flaws, and no package; `asked`: of which packages it was asked. */
async function openRegistry(flaws: Record<string, object[]>): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  registry = createServer((request, response) => {
    if (!request.url?.endsWith('/advisories/bulk')) return void response.writeHead(404).end('{}');
    void bodyOf(request).then((body) => {
      asked.push(...Object.keys(JSON.parse(body) as object));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(flaws));
    });
  });
  const port = await freePort();
  registry.listen(port, '127.0.0.1');
  await once(registry, 'listening');
  return { address: `http://127.0.0.1:${port}/`, asked };
}

const flaw = (severity: string) => ({
  id: 1,
  title: 'it does what it should not',
  severity,
  url: 'https://example.com/flaw',
  vulnerable_versions: '>=0.0.0',
  cwe: [],
  cvss: { score: 0, vectorString: null },
});

test('where no registry answers, the audit says so and stops nobody', async () => {
  const { code, printed } = await audit(`http://127.0.0.1:${await freePort()}/`);
  expect(printed).toContain('the registry tells no flaws here');
  expect(code).toBe(0);
}, 180_000);

test('a serious flaw of a package that we run with ends it with 1, by name', async () => {
  const { address, asked } = await openRegistry({ ws: [flaw('critical')] });
  const { code, printed } = await audit(address);
  expect(printed).toMatch(/^critical +ws: it does what it should not$/m);
  expect(code).toBe(1);
  expect(asked).toContain('koa');
  expect(asked).not.toContain('vitest'); // for development alone
}, 180_000);

test('a small flaw is told, and a clean answer is one too', async () => {
  const small = await audit((await openRegistry({ ws: [flaw('low')] })).address);
  expect(small.printed).toMatch(/^low +ws: /m);
  expect(small.code).toBe(0);
  registry?.close();
  const none = await audit((await openRegistry({})).address);
  expect(none.printed).toContain('0 packages with known flaws, 0 of them serious');
  expect(none.code).toBe(0);
}, 180_000);
