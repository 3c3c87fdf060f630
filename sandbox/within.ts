// A limit for every wait on the engine. Knows nothing of what is waited for.

/**
 * Gives what `work` gives, or throws a TimeoutError after `ms`. An engine that is lost in the middle of an answer leaves
 * its client waiting for ever: what comes later is dropped.
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new DOMException('no answer in time', 'TimeoutError');
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
