// A sandbox for work that nobody watches: where it is full, it waits instead of failing. Knows no questions.
import { setTimeout as pause } from 'node:timers/promises';
import { type Sandbox, SandboxBusy } from '../../sandbox/job.ts';

const busyTries = 40; // for one program, each after the time that the sandbox names

/** Throws what the sandbox throws, busy too when it stays so; and at once when the run's signal is aborted. */
export function patientSandbox(sandbox: Pick<Sandbox, 'run'>): Pick<Sandbox, 'run'> {
  return {
    async *run(job, options) {
      for (let n = 1; ; n += 1) {
        try {
          return yield* sandbox.run(job, options);
        } catch (error) {
          if (!(error instanceof SandboxBusy) || n >= busyTries) throw error;
          await pause(error.retryAfterMs, undefined, { signal: options.signal });
        }
      }
    },
  };
}
