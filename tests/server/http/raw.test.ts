// Bytes that no client of ours would send, on a bare socket: requests inside of requests, broken frames, slow senders.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminKey, type Host, openHost } from './host.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

/** Sends the bytes, then waits until the server has closed; gives the statuses of all answers. */
async function send(bytes: string, then: string[] = []): Promise<number[]> {
  const socket = connect(Number(new URL(host.url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => (heard += data.toString('latin1')));
  socket.on('error', () => {}); // a reset is an answer too
  await once(socket, 'connect');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(bytes, 'latin1');
  const timer = setInterval(() => {
    const next = then.shift();
    if (next !== undefined && socket.writable) socket.write(next);
  }, 1_000);
  await closed;
  clearInterval(timer);
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}

const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n\r\n`;
const head = ['POST /api/code/execute HTTP/1.1', 'Host: candor.test', `X-API-Key: ${adminKey}`];
const json = 'Content-Type: application/json';
/** A request of its own, which an attacker would like to hide in the body of another. */
const hidden = lines(
  'GET /api/sessions HTTP/1.1',
  'Host: candor.test',
  `X-API-Key: ${adminKey}`,
  'Connection: close',
);

test.each([
  [
    'both lengths',
    lines(...head, json, 'Content-Length: 4', 'Transfer-Encoding: chunked') + `0\r\n\r\n${hidden}`,
  ],
  ['two lengths', lines(...head, json, 'Content-Length: 2', 'Content-Length: 60') + `{}${hidden}`],
  ['a list of lengths', lines(...head, json, 'Content-Length: 2, 60') + `{}${hidden}`],
  ['a signed length', lines(...head, json, 'Content-Length: +2') + `{}${hidden}`],
  ['a length below zero', lines(...head, json, 'Content-Length: -2') + `{}${hidden}`],
  ['chunked, not last', lines(...head, json, 'Transfer-Encoding: chunked, identity') + `0\r\n\r\n${hidden}`],
  [
    'chunked twice',
    lines(...head, json, 'Transfer-Encoding: chunked', 'Transfer-Encoding: x') + `0\r\n\r\n${hidden}`,
  ],
  ['an unknown encoding', lines(...head, json, 'Transfer-Encoding: xchunked') + `0\r\n\r\n${hidden}`],
  ['a space before the colon', lines(...head, json, 'Transfer-Encoding : chunked') + `0\r\n\r\n${hidden}`],
  ['a tab in a name', lines(...head, json, 'Content-\tLength: 2') + `{}${hidden}`],
  ['NUL in a value', lines(...head, json, 'X-Odd: a\0b', 'Content-Length: 2') + `{}${hidden}`],
  [
    'a bare return in a value',
    lines(...head, json, 'X-Odd: a\rContent-Length: 60', 'Content-Length: 2') + `{}${hidden}`,
  ],
  [
    'a chunk of no number',
    lines(...head, json, 'Transfer-Encoding: chunked') + `zz\r\n{}\r\n0\r\n\r\n${hidden}`,
  ],
  [
    'a chunk of endless size',
    lines(...head, json, 'Transfer-Encoding: chunked') + `ffffffffffffffffff\r\n{}${hidden}`,
  ],
  [
    'a chunk that is longer than said',
    lines(...head, json, 'Transfer-Encoding: chunked') + `1\r\n{}\r\n0\r\n\r\n${hidden}`,
  ],
  ['no method', `\0\0\0\r\n\r\n${hidden}`],
  ['no version', `GET /health\r\n\r\n${hidden}`],
  ['another protocol', `GET /health HTTP/9.9\r\nHost: a\r\n\r\n${hidden}`],
  ['no host', `GET /health HTTP/1.1\r\n\r\n${hidden}`],
  ['endless headers', lines(...head, `X-Long: ${'x'.repeat(70_000)}`, 'Content-Length: 0') + hidden],
])(
  '%s: refused, and nothing behind it is heard',
  async (_, bytes) => {
    const statuses = await send(bytes);
    expect(statuses.length).toBeLessThanOrEqual(1);
    for (const status of statuses) expect([400, 413, 431, 501, 505]).toContain(status);
  },
  60_000,
);

test('a folded header is one value or an error, never a header of its own', async () => {
  const folded = lines(
    'GET /api/sessions HTTP/1.1',
    'Host: candor.test',
    'X-Odd: a',
    ` X-API-Key: ${adminKey}`,
    'Connection: close',
  );
  for (const status of await send(folded)) expect([400, 401]).toContain(status);
});

test('two whole requests on one connection are two answers', async () => {
  const first = lines('GET /health HTTP/1.1', 'Host: candor.test');
  expect(await send(first + hidden)).toEqual([expect.any(Number), 200]);
});

test.concurrent.each([
  [
    'headers that never end',
    lines(...head).slice(0, -2),
    Array.from({ length: 200 }, (_, i) => `X-${i}: a\r\n`),
  ],
  [
    'a body that trickles',
    lines(...head, json, 'Content-Length: 1000'),
    Array.from({ length: 200 }, () => ' '),
  ],
])(
  '%s: cut off',
  async (_, bytes, then) => {
    const statuses = await send(bytes, then);
    for (const status of statuses) expect([400, 408]).toContain(status);
  },
  180_000,
);
