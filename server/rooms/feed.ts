// One session's events on this node, delivered in order of their numbers, whichever node they come from.
// What the channel lost or brought in another order is read from the journal. Knows no sockets.
import type { RoomEvent } from '../../shared/protocol.ts';
import type { Journal, Log } from './ports.ts';

const pageSize = 1_000;
const retryMs = 1_000; // the database was away: ask again

export interface Feed {
  /** Events in any order, known ones too. */
  offer(events: RoomEvent[]): void;
  /** Something may have been missed: compare with the journal. */
  recheck(): void;
  close(): void;
}

/** Delivers the events after number `last`, every one once. Audiences are the receiver's business. */
export function createFeed(deps: {
  sessionId: string;
  last: number;
  journal: Pick<Journal, 'read'>;
  deliver: (event: RoomEvent) => void;
  log: Log;
}): Feed {
  const { sessionId, journal, deliver, log } = deps;
  const early = new Map<number, RoomEvent>(); // came before the ones that precede them
  let last = deps.last;
  let reading = false;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    for (let next = early.get(last + 1); next && !closed; next = early.get(last + 1)) {
      early.delete(next.n);
      last = next.n;
      deliver(next);
    }
  };
  const take = (events: RoomEvent[]) => {
    for (const event of events) if (event.n > last) early.set(event.n, event);
    flush();
  };
  const fill = async () => {
    if (reading) return void (again = true);
    reading = true;
    try {
      do {
        again = false;
        const page = await journal.read(sessionId, {
          after: last,
          limit: pageSize,
          audience: 'interviewers',
        });
        take(page);
        if (page.length === pageSize) again = true;
      } while ((again || early.size > 0) && !closed);
    } catch (error) {
      log.error({ sessionId, err: error }, 'a room could not read its journal');
      if (!closed) timer = setTimeout(() => void fill(), retryMs).unref();
    } finally {
      reading = false;
    }
  };
  return {
    offer(events) {
      if (closed) return;
      take(events);
      if (early.size > 0) void fill();
    },
    recheck: () => void fill(),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
