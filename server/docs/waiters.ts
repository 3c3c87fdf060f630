// Who waits until a count is reached, in order. Knows not what is counted.

export interface Waiters {
  /** Counts must not fall from one call to the next. */
  add(count: number, call: () => void): void;
  /** Calls those who wait for this count or a lower one. */
  reached(count: number): void;
}

export function createWaiters(): Waiters {
  const waiting: { count: number; call: () => void }[] = [];
  return {
    add: (count, call) => void waiting.push({ count, call }),
    reached(count) {
      for (let next = waiting[0]; next !== undefined && next.count <= count; next = waiting[0]) {
        waiting.shift();
        next.call();
      }
    },
  };
}
