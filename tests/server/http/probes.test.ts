// Behind a proxy: callers of /health are counted by their own address, the machine's probes are not.
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
