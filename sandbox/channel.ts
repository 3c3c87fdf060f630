// A queue between a producer that pushes and one reader that awaits. Knows nothing of what goes through.

export interface Channel<T> {
  push(item: T): void;
  /** No more items; what is queued is still read. */
  end(): void;
  /** The next item; null after the end. One reader at a time. */
  next(): Promise<T | null>;
  /** What `next` would give at once; null when it would wait. */
  peek(): T | null;
}

export function createChannel<T>(): Channel<T> {
  const items: T[] = [];
  let ended = false;
  let wake: (() => void) | null = null;
  const stir = () => {
    wake?.();
    wake = null;
  };
  return {
    push(item) {
      if (ended) return;
      items.push(item);
      stir();
    },
    end() {
      ended = true;
      stir();
    },
    peek: () => items[0] ?? null,
    async next() {
      for (;;) {
        const item = items.shift();
        if (item !== undefined) return item;
        if (ended) return null;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
