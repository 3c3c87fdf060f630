// The deliveries that this node is sending, with the limits on how many. Knows no database and no HTTP.

const AT_ONCE = 16; // requests of this node
const AT_ONCE_EACH = 4; // to one endpoint: a slow one leaves room for the others

export interface Flights {
  full(): boolean;
  /** Endpoints that must not get another one now. */
  busy(): string[];
  /** `landed` is called when `sent`, which must not reject, is over. */
  add(webhook: string, sent: Promise<void>, landed: () => void): void;
  /** Resolves when all are over. */
  over(): Promise<void>;
}

export function createFlights(): Flights {
  const flying = new Map<Promise<void>, string>();
  return {
    full: () => flying.size >= AT_ONCE,
    busy() {
      const counts = new Map<string, number>();
      for (const webhook of flying.values()) counts.set(webhook, (counts.get(webhook) ?? 0) + 1);
      return [...counts].filter(([, count]) => count >= AT_ONCE_EACH).map(([webhook]) => webhook);
    },
    add(webhook, sent, landed) {
      const flight = sent.then(() => {
        flying.delete(flight);
        landed();
      });
      flying.set(flight, webhook);
    },
    async over() {
      while (flying.size > 0) await Promise.all(flying.keys());
    },
  };
}
