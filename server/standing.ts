// Looks twice a second at what the seats of this node's sockets may still do, and tells who holds the sockets. What
// another node decided is heard at once by Redis; this holds when Redis is away, or has lost the word.
// Knows neither sockets nor tables.

/** What a valid seat may do now. */
export interface Standing {
  write: boolean;
  admitted: boolean;
  ended: boolean; // its session
  held: boolean; // by a pause: it writes again afterwards
}
/** Seats that are gone or revoked are left out. */
export type Standings = ReadonlyMap<string, Standing>;

/** Whoever holds sockets. */
export interface Holder {
  /** The seats that have a socket here. */
  seats(): Iterable<string>;
  /** What was found of those that were asked about, at `askedAt` (ms): what was decided later counts more. */
  stand(asked: ReadonlySet<string>, found: Standings, askedAt: number): void;
}

const EVERY_MS = 500;

/** Without an answer (the database is away, so nothing can be decided either) everything stays as it is. Returns the undo. */
export function watchSeats(deps: {
  look: (seats: string[]) => Promise<Standings>;
  holders: Holder[];
  log: { warn(detail: object, message: string): void };
  everyMs?: number;
}): () => void {
  const { look, holders, log, everyMs = EVERY_MS } = deps;
  let failing = false; // one line for an outage
  let closed = false;
  let timer = setTimeout(round, everyMs);

  async function check(): Promise<void> {
    const asked = new Set(holders.flatMap((holder) => [...holder.seats()]));
    if (asked.size === 0) return;
    const askedAt = Date.now();
    const found = await look([...asked]);
    if (!closed) for (const holder of holders) holder.stand(asked, found, askedAt);
  }
  function round(): void {
    check()
      .then(
        () => (failing = false),
        (error: unknown) => {
          if (!failing) log.warn({ err: error }, 'seats could not be looked at');
          failing = true;
        },
      )
      .finally(() => {
        if (!closed) timer = setTimeout(round, everyMs);
      });
  }
  return () => {
    closed = true;
    clearTimeout(timer);
  };
}
