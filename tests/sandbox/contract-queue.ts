// The part of the contract that is about many at once: none lost, in order, and a full queue says so.
import { expect, test } from 'vitest';
import { SandboxBusy } from '../../sandbox/job.ts';
import type { Sandbox } from '../../sandbox/job.ts';
import { collect, python } from './run.ts';
import type { Sized } from './run.ts';

const many = 200;

export interface Made {
  sandbox: Sandbox;
  close: () => Promise<void>;
}

export function queueContract(make: (sized: Sized) => Promise<Made>): void {
  test('answers 200 at once, in order, and loses none', { timeout: 240_000 }, async () => {
    const slots = 2;
    const { sandbox, close } = await make({ slots, queue: many - slots });
    try {
      const started: number[] = [];
      const jobs = Array.from({ length: many }, (_, i) =>
        collect(sandbox, python(`print(${i})`), {
          seen: (event) => event.kind === 'started' && started.push(i),
        }),
      );
      const results = await Promise.all(jobs);
      expect(results.map(({ stdout }) => stdout)).toEqual(results.map((_, i) => `${i}\n`));
      expect(started.toSorted((a, b) => a - b)).toEqual(results.map((_, i) => i));
      // Who runs beside another may be heard a little before it, and the first wait for new containers; nobody else is overtaken.
      const overtaken = started.filter((i, place) => Math.abs(i - place) >= 2 * slots);
      expect(overtaken.length, String(overtaken)).toBeLessThanOrEqual(2 * slots);
      expect(results[many - 1]?.events[0]).toMatchObject({ kind: 'queued' });
    } finally {
      await close();
    }
  });

  test('says busy, with a time to come back', async () => {
    const { sandbox, close } = await make({ slots: 1, queue: 1 });
    const stop = new AbortController();
    try {
      const running = Promise.withResolvers<void>();
      const sleep = python('import time\ntime.sleep(600)', { limits: { wallMs: 100_000 } });
      const seen = (event: { kind: string }) => event.kind === 'started' && running.resolve();
      const first = collect(sandbox, sleep, { signal: stop.signal, seen });
      await running.promise;
      const queued = Promise.withResolvers<void>();
      const second = collect(sandbox, sleep, {
        signal: stop.signal,
        seen: (event) => event.kind === 'queued' && queued.resolve(),
      });
      await queued.promise;
      const refused: unknown = await collect(sandbox, sleep).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(SandboxBusy);
      expect(refused).toMatchObject({ retryAfterMs: expect.any(Number) });
      stop.abort();
      expect([(await first).end.reason, (await second).end.reason]).toEqual(['stopped', 'stopped']);
    } finally {
      stop.abort();
      await close();
    }
  });
}
