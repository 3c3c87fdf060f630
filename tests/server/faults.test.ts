// Our own faults reach Sentry; secrets and what people wrote do not.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFaults, type Faults } from '../../server/watching/faults.ts';
import { createLog } from '../../server/log.ts';
import { type Collector, startCollector } from '../support/collector.ts';

const wait = { timeout: 30_000, interval: 50 };
let sentry: Collector;
let faults: Faults;
beforeAll(async () => {
  sentry = await startCollector();
  faults = createFaults(sentry.url.replace('://', '://public@') + '/7', 'production');
});
afterAll(async () => {
  await faults?.close(2_000);
  await sentry?.close();
});

test('an error in the log is told once, with its stack and its ids, without the rest', async () => {
  const log = createLog('info', { write: () => {} }, faults);
  const seat = 'eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOiJ0ZXN0In0.c2lnbmF0dXJl';
  const broken = Object.assign(new TypeError(`cannot read ${seat} of Bearer hunter2, seat=hunter2`), {
    detail: 'the row was (print("my solution"))',
  });
  log.warn({ err: broken }, 'not worth a call at night');
  log.error({ err: broken, session: 'test_1', code: 'print("my solution")' }, 'a job broke');
  await expect.poll(() => sentry.got.length, wait).toBe(1);
  const [{ path, text }] = sentry.got as [Collector['got'][0]];
  expect(path).toBe('/api/7/envelope/');
  expect(text).toContain('"type":"TypeError"');
  expect(text).toContain('a job broke: cannot read [redacted]');
  expect(text).toContain('faults.test.ts'); // a frame of the stack
  expect(text).toContain('"session":"test_1"');
  for (const secret of ['hunter2', 'my solution', seat, 'not worth']) expect(text).not.toContain(secret);
});

test('a fault in a loop is told some times a minute, not each time', async () => {
  const before = sentry.got.length;
  for (let n = 0; n < 500; n += 1) faults.tell({ err: new Error('again') }, 'a loop broke');
  await faults.close(10_000);
  const told = sentry.got.length - before;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThanOrEqual(120); // the minute may turn meanwhile
});
