// The edits of one document that other nodes took and that may be stored by nobody yet, in the order in which they came;
// and who waits until they are. Knows no channel.
import type { Live } from './live.ts';
import type { Clocks } from './replica.ts';
import { createWaiters } from './waiters.ts';

export interface ForeignEdit {
  seq: number;
  at: number;
  by: string | null;
  update: Uint8Array;
  claims: number[];
  raised: Clocks; // what it raised here
}

/** Calls back, maybe at once. */
export type Wait = (call: () => void) => void;

export interface Foreign {
  keep(node: string, edit: ForeignEdit): void;
  /** All edits of a node up to this one are stored. */
  stored(node: string, seq: number): void;
  /** Stores them here. Their own node may do it, too, which is harmless. */
  adopt(which: (one: { node: string; seq: number; keptAt: number }) => boolean): void;
  unsaved(): boolean;
  /** Whatever is here now may be what the next edit builds upon: calls back when all of it is stored. */
  behind(): Wait;
}

interface Kept extends ForeignEdit {
  node: string;
  place: number;
  keptAt: number;
  adopted: boolean;
  stored: boolean;
}

/** Past it, what comes is stored here at once: its own node is far behind. */
const MOST_KEPT = 10_000;

export function createForeign(live: Pick<Live, 'adopt' | 'ledger'>): Foreign {
  let kept: Kept[] = [];
  let place = 0;
  const waiters = createWaiters();

  /** Lets go of what is stored, in order: a later edit may build upon an earlier one. */
  function settle(): void {
    const left = kept.findIndex((one) => !one.stored);
    const gone = left === -1 ? kept : kept.slice(0, left);
    kept = left === -1 ? [] : kept.slice(left);
    for (const { raised } of gone) live.ledger.raise(raised);
    waiters.reached(kept[0] === undefined ? place : kept[0].place - 1);
  }

  function adopt(one: Kept): void {
    if (one.adopted || one.stored) return;
    one.adopted = true;
    live.adopt(one, () => {
      one.stored = true;
      settle();
    });
  }

  return {
    keep(node, edit) {
      const one = { ...edit, node, place: ++place, keptAt: Date.now(), adopted: false, stored: false };
      kept.push(one);
      if (kept.length > MOST_KEPT) adopt(one);
    },
    stored(node, seq) {
      let some = false;
      for (const one of kept) {
        if (one.stored || one.node !== node || one.seq > seq) continue;
        one.stored = true;
        some = true;
      }
      if (some) settle();
    },
    adopt(which) {
      for (const one of kept) if (which(one)) adopt(one);
    },
    unsaved: () => kept.length > 0,
    behind() {
      if (kept.length === 0) return (call) => call();
      const until = place;
      return (call) => {
        if (kept[0] === undefined || kept[0].place > until) call();
        else waiters.add(until, call);
      };
    },
  };
}
