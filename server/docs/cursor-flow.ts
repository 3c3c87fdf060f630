// Sends the changed cursors of one document, at most every so often, to everybody but their owner. Knows no text.
import type { Seat } from '../../shared/protocol.ts';
import { GONE } from './identity.ts';
import type { Limits } from './limits.ts';
import { awarenessFrame } from './messages.ts';
import type { Cursor } from './messages.ts';

export interface Listener {
  seat: Seat;
  send(frame: Uint8Array): void;
}

/** A connection of this node, or the name of another node. */
export type Owner = Listener | string;

export interface Entry extends Cursor {
  owner: Owner;
  seat: string | null;
}

/** An editor tells the edit first, the cursor right after it. */
const WITH_EDIT_MS = 20;

export interface CursorFlow {
  send(entry: Entry): void;
  /** Somebody typed: what waits goes out in the same write, and what comes now may wait for the next edit. */
  edited(): void;
  stop(): void;
}

export function createCursorFlow(deps: {
  limits: Limits;
  listeners: ReadonlySet<Listener>;
  toNodes: (states: Cursor[]) => void;
}): CursorFlow {
  const dirty = new Map<number, Entry>();
  let timer: NodeJS.Timeout | null = null;
  let flushedAt = 0;
  let editedAt = 0;

  /** A client never hears its own state from us: with our clock it would overwrite what the client says next. */
  function flush(): void {
    timer = null;
    flushedAt = Date.now();
    const states = [...dirty.values()];
    dirty.clear();
    const frame = awarenessFrame(states);
    for (const to of deps.listeners) {
      if (!states.some((entry) => entry.owner === to)) to.send(frame);
      else if (states.length > 1) to.send(awarenessFrame(states.filter((entry) => entry.owner !== to)));
    }
    const ours = states.filter((entry) => typeof entry.owner !== 'string');
    if (ours.length > 0) deps.toNodes(ours);
  }

  return {
    send(entry) {
      dirty.set(entry.client, entry);
      if (timer !== null) return;
      const now = Date.now();
      const typed = now - editedAt <= WITH_EDIT_MS && entry.json !== GONE;
      const wait = typed ? deps.limits.typingMs : deps.limits.cursorMs - (now - flushedAt);
      if (wait <= 0) flush();
      else timer = setTimeout(flush, wait);
    },
    edited() {
      editedAt = Date.now();
      if (dirty.size === 0) return;
      if (timer !== null) clearTimeout(timer);
      flush();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      dirty.clear();
    },
  };
}
