// The joining rule of a browser: hold live events until the journal has come, then skip numbers already seen.
// Knows neither sockets nor what events mean.
import type { RoomEvent } from './protocol.ts';

export interface Inbox {
  /** A live event from the socket: handed on at once, or held while the journal is being read. */
  live(event: RoomEvent): void;
  /** One page of the journal. `more`: pages follow, so go on holding. */
  page(events: RoomEvent[], more: boolean): void;
  /**
   * Hold again until the next journal; ask for what comes after this number. Call it in the very handler that hears
   * of the lost socket: an event of the new one that is handed on before the journal makes what was missed look seen.
   */
  restart(): number;
}

/**
 * `deliver` gets every event once, in order of numbers. Between `restart` and the last page the server must
 * already be emitting to this socket (it joins the room first, then reads the journal).
 */
export function createInbox(deliver: (event: RoomEvent) => void): Inbox {
  let last = 0;
  let held: RoomEvent[] | null = [];
  const hand = (event: RoomEvent) => {
    if (event.n <= last) return;
    last = event.n;
    deliver(event);
  };
  return {
    live: (event) => (held ? void held.push(event) : hand(event)),
    page(events, more) {
      for (const event of events) hand(event);
      if (more) return;
      const waiting = (held ?? []).sort((a, b) => a.n - b.n);
      held = null;
      for (const event of waiting) hand(event);
    },
    restart() {
      held = [];
      return last;
    },
  };
}
