// When a delivery is tried again, and what its end is. Pure.
import type { Answer } from './deliver.ts';
import type { Claimed, Outcome } from './ports.ts';

const HOUR_MS = 3_600_000;
const KEEP_TRYING_MS = 3 * 24 * HOUR_MS;
const LONGEST_PAUSE_MS = 4 * HOUR_MS;

/** Doubles with every try; a fifth more or less, so that what failed together does not come back together. */
export function pauseMs(tries: number, firstMs: number, random: number): number {
  const doubled = Math.min(firstMs * 2 ** Math.min(tries - 1, 30), LONGEST_PAUSE_MS);
  return Math.round(doubled * (0.8 + 0.4 * random));
}

/** 410 means that nobody will ever listen there again. */
export const isGone = (answer: Answer): boolean => 'status' in answer && answer.status === 410;

export function outcomeOf(
  { tries, createdAt }: Pick<Claimed, 'tries' | 'createdAt'>,
  answer: Answer,
  { now, firstMs }: { now: number; firstMs: number },
): Outcome {
  if ('status' in answer && answer.status >= 200 && answer.status < 300)
    return { ok: true, status: answer.status };
  const at = now + pauseMs(tries, firstMs, Math.random());
  const retryAt = isGone(answer) || at > createdAt + KEEP_TRYING_MS ? null : at;
  if ('error' in answer) return { ok: false, status: null, error: answer.error, retryAt };
  const redirect = answer.status >= 300 && answer.status < 400 ? ': redirects are not followed' : '';
  return { ok: false, status: answer.status, error: `answered ${answer.status}${redirect}`, retryAt };
}
