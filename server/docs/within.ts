// A wait with a limit. Knows nothing of what is waited for.

/** Rejects with a sentence when `work` has not settled after `ms` milliseconds; `work` itself goes on. */
export function within<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} gave no answer within ${String(ms)} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
