// Whose call it is: by the address that a trusted proxy tells, and by no other header; the machine's probes are nobody's.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, openHost } from './host.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost({ TRUST_PROXY: 'true' });
});
afterAll(() => host?.close());

test('a probe past the proxy uses nobody’s calls up', async () => {
  const remaining = async (path: string, from: Record<string, string>) =>
    (await host.call('GET', path, undefined, null, from)).headers.get('ratelimit-remaining');
  const caller = { 'x-forwarded-for': '203.0.113.7' };
  expect(await remaining('/health', caller)).toBe('199');
  expect(await remaining('/health', {})).toBeNull();
  expect(await remaining('/health', caller)).toBe('198');
  expect(await remaining('/api/code/languages', {})).toBe('199'); // only /health is a probe's
});

test('without a trusted proxy nobody chooses an address', async () => {
  const alone = await openHost();
  const remaining = async (from: string) => {
    const told = { 'x-forwarded-for': from, 'x-real-ip': from, forwarded: `for=${from}` };
    const { headers } = await alone.call('GET', '/api/code/languages', undefined, null, told);
    return headers.get('ratelimit-remaining');
  };
  try {
    expect(await remaining('203.0.113.7')).toBe('199');
    expect(await remaining('203.0.113.8')).toBe('198');
  } finally {
    await alone.close();
  }
});

test('behind one, the address is the last that stands there: the proxy wrote it', async () => {
  const remaining = async (from: string) => {
    const answer = await host.call('GET', '/api/code/languages', undefined, null, {
      'x-forwarded-for': from,
    });
    return answer.headers.get('ratelimit-remaining');
  };
  expect(await remaining('198.51.100.1, 198.51.100.9')).toBe('199');
  expect(await remaining('198.51.100.2, 198.51.100.9')).toBe('198');
  expect(await remaining('198.51.100.9, 198.51.100.1')).toBe('199');
});
