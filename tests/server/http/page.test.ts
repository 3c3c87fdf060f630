// What the door sends besides JSON: the built page's files, headers for browsers, health.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import Koa from 'koa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerErrors } from '../../../server/http/error-answer.ts';
import { serveFiles } from '../../../server/http/static-files.ts';
import { createLog } from '../../../server/log.ts';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';

const script = `export const words = '${'again and '.repeat(200)}';`;
const folder = mkdtempSync(join(tmpdir(), 'candor-page-'));
const files = createServer();
let host: Host;
let url: string;
beforeAll(async () => {
  mkdirSync(join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'dist/assets/app-1a2b.js'), 'export {}');
  writeFileSync(join(folder, 'dist/room.html'), '<title>room</title>');
  for (const [name, text] of [
    ['index.html', '<title>page</title>'],
    ['assets/big-3c4d.js', script],
  ] as const) {
    writeFileSync(join(folder, 'dist', name), text);
    writeFileSync(join(folder, `dist/${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `dist/${name}.gz`), gzipSync(text));
  }
  const app = new Koa();
  app.silent = true; // the end of the tests cuts connections
  app.use(answerErrors(createLog('silent')));
  app.use(serveFiles(join(folder, 'dist')));
  const listener = app.callback();
  files.on('request', (request, response) => void listener(request, response));
  files.listen(0, '127.0.0.1');
  await once(files, 'listening');
  url = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  host = await openHost({ CORS_ORIGIN: 'https://ats.example', PUBLIC_API: 'true', TRUST_PROXY: 'true' });
});
afterAll(async () => {
  files.closeAllConnections();
  files.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('places of the page give that page or index.html, hashed files stay cached, nothing else is served', async () => {
  const get = async (path: string) => {
    const response = await fetch(url + path);
    return [response.status, response.headers.get('cache-control'), await response.text()];
  };
  expect(await get('/')).toEqual([200, 'no-cache', '<title>page</title>']);
  expect(await get('/report/test_1')).toEqual([200, 'no-cache', '<title>page</title>']);
  expect(await get('/room/test_1')).toEqual([200, 'no-cache', '<title>room</title>']); // a page of its own
  expect(await get('/assets/app-1a2b.js')).toEqual([200, expect.stringContaining('immutable'), 'export {}']);
  expect((await get('/assets/app-old.js'))[0]).toBe(404);
  expect((await get('/api/room'))[0]).toBe(404);
  for (const path of [
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%zz',
  ])
    expect((await get(path))[2], path).not.toContain('secret');
  const head = await fetch(`${url}/assets/app-1a2b.js`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '9']);
});

/** As it comes over the wire: `fetch` would ask for encodings and undo them. */
async function raw(path: string, headers: Record<string, string>, method = 'GET') {
  const asked = request(url + path, { method, headers }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const body: Buffer[] = [];
  for await (const chunk of response) body.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(body) };
}

test('a text goes out in the smallest form that its build wrote and the browser takes', async () => {
  const decoded = { br: brotliDecompressSync, gzip: gunzipSync, plain: (body: Buffer) => body };
  const etags = new Set<string | undefined>();
  for (const [accepts, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip', 'gzip'],
    ['*', 'br'],
    ['zstd', 'plain'],
    ['', 'plain'],
  ] as const) {
    for (const [path, type, text] of [
      ['/assets/big-3c4d.js', 'text/javascript', script],
      ['/report/test_1', 'text/html', '<title>page</title>'],
    ] as const) {
      const asked = { 'accept-encoding': accepts };
      const { status, headers, body } = await raw(path, asked);
      expect([status, decoded[encoding](body).toString()], accepts).toEqual([200, text]);
      expect(headers).toMatchObject({
        'content-length': String(body.length),
        'content-type': expect.stringContaining(type),
        vary: 'Accept-Encoding',
      });
      expect(headers['content-encoding'] ?? 'plain').toBe(encoding);
      etags.add(`${path} ${headers.etag}`);
      const head = await raw(path, asked, 'HEAD');
      expect([head.body.length, head.headers]).toEqual([0, { ...headers, date: expect.any(String) }]);
      const known = await raw(path, { ...asked, 'if-none-match': String(headers.etag) });
      expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, headers.etag]);
    }
  }
  expect(etags.size).toBe(6); // a tag for each form of each file
  for (const hidden of [
    '/assets/big-3c4d.js.br',
    '/assets/big-3c4d.js.gz',
    '/index.html.br',
    '/assets/big-3c4d.js.b%72',
  ])
    expect((await raw(hidden, { 'accept-encoding': 'br' })).status, hidden).toBe(404);
  const small = await raw('/assets/app-1a2b.js', { 'accept-encoding': 'br, gzip' });
  expect([small.headers['content-encoding'], small.body.toString()]).toEqual([undefined, 'export {}']);
});

test('browsers of a named origin may call, others may not', async () => {
  const preflight = (origin: string) =>
    fetch(`${host.url}/api/code/execute`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const allowed = await preflight('https://ats.example');
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://ats.example');
  expect(allowed.headers.get('access-control-allow-headers')).toContain('X-API-Key');
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeFalsy();
});

test('health names every part; answers carry a policy and a request id', async () => {
  const health = await host.call('GET', '/health', undefined, null, { 'x-request-id': 'my-request-1' });
  expect(health.status).toBe(200);
  expect(operations.health.response.parse(health.body)).toMatchObject({
    database: { available: true },
    redis: { configured: false, available: false },
    ai: { configured: false, model: null },
  });
  expect(health.headers.get('x-request-id')).toBe('my-request-1');
  const policy = health.headers.get('content-security-policy');
  expect(policy).toContain("worker-src 'self' blob:");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(health.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a server that is open to all gives strangers the basics and nothing hidden', async () => {
  const started = await host.call('POST', '/api/test/start-session', { candidateName: 'Ada' }, null);
  const { sessionId } = bodyOf(operations.startSession, started);
  expect(started.headers.get('ratelimit-limit')).toBe('50');
  for (const path of [
    '/api/sessions',
    `/api/sessions/${sessionId}`,
    `/api/sessions/${sessionId}/report`,
    '/api/keys',
  ]) {
    const answer = await host.call('GET', path, undefined, null);
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 401, 'unauthorized']);
  }
  const attempt = { sessionId, code: 'nothing here', questionNumber: 1 };
  const { analysis } = bodyOf(
    operations.submitCode,
    await host.call('POST', '/api/test/submit-code', attempt, null),
  );
  const hidden = analysis.testResults.filter((one) => one.hidden);
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.every((one) => one.input === null && one.expected === null)).toBe(true);
  const owned = await host.start();
  const foreign = { ...attempt, sessionId: owned.sessionId };
  expect((await host.call('POST', '/api/test/submit-code', foreign, null)).status).toBe(404);
});

test('behind a proxy an address is what the proxy wrote, not what the client sent before it', async () => {
  const remaining = async (forwarded: string) => {
    const headers = { 'X-Forwarded-For': forwarded };
    const answer = await host.call('GET', '/health', undefined, null, headers);
    return Number(answer.headers.get('ratelimit-remaining'));
  };
  const first = await remaining('192.0.2.1, 198.51.100.7');
  expect(await remaining('192.0.2.2, 198.51.100.7')).toBe(first - 1);
  expect(await remaining('198.51.100.7, 198.51.100.8')).toBe(first);
});
