// Sends the changed cursors of one document, at most every so often, to everybody but their owner. Knows no text.
import type { Seat } from '../../shared/protocol.ts';
import { GONE } from './identity.ts';
import type { Limits } from './limits.ts';
import { awarenessFrame } from './messages.ts';
import type { Cursor } from './messages.ts';

export interface Listener {
  seat: Seat;
  /** False: the session was over when it came. */
  recorded: boolean;
  send(frame: Uint8Array): void;
}

/** A connection of this node, or the name of another node. */
export type Owner = Listener | string;

export interface Entry extends Cursor {
  owner: Owner;
  seat: string | null;
  said: string; // as its client put it
  at: number; // when it was last sent to all (ms since 1970)
}

/** An editor tells the edit first, the cursor right after it. */
const WITH_EDIT_MS = 20;

export interface CursorFlow {
  send(entry: Entry): void;
  /** Somebody typed: what waits goes out in the same write now and then, and what comes now may wait for a later edit. */
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
  let timerAt = 0; // when it ends
  let due = Number.POSITIVE_INFINITY; // when what waits must be out
  let flushedAt = 0;
  let editedAt = 0;

  /** A client never hears its own state from us: with our clock it would overwrite what the client says next. */
  function flush(): void {
    flushedAt = Date.now();
    due = Number.POSITIVE_INFINITY;
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

  /** A timer that is too early is let be: typing would else set one anew with every key. */
  function arm(now: number): void {
    if (timer !== null && timerAt <= due) return;
    if (timer !== null) clearTimeout(timer);
    timerAt = due;
    timer = setTimeout(look, due - now);
  }
  function look(): void {
    timer = null;
    const now = Date.now();
    if (due <= now) flush();
    else if (dirty.size > 0) arm(now);
  }

  return {
    send(entry) {
      dirty.set(entry.client, entry);
      const now = Date.now();
      const typed = now - editedAt <= WITH_EDIT_MS && entry.json !== GONE;
      const until = typed ? now + deps.limits.typingMs : flushedAt + deps.limits.cursorMs;
      due = Math.min(due, until);
      if (due <= now) flush();
      else arm(now);
    },
    edited() {
      editedAt = Date.now();
      if (dirty.size > 0 && editedAt - flushedAt >= deps.limits.typingMs / 2) flush();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      dirty.clear();
    },
  };
}
