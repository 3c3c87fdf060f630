// A run goes on while the database is away for a moment: what it printed is stored when the database is back.
import { translate } from '../errors.ts';
import type { Publish } from './publish.ts';

const patienceMs = 60_000;
const stepMs = 500;

/**
 * Publishes like `publish`, and again as long as the database cannot be reached. What was stored although the answer
 * was lost is stored twice: rather that than a hole in a run's output.
 */
export function createPatient(publish: Publish, now: () => number): Publish {
  return async (...args) => {
    const until = now() + patienceMs;
    for (;;) {
      try {
        return await publish(...args);
      } catch (error) {
        if (translate(error).error.code !== 'unavailable' || now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, stepMs));
      }
    }
  };
}
