// Counts sockets, whether their seat has been checked or not, and refuses too many. Knows nothing else about them.
import type { Limits } from './limits.ts';

export interface Gate {
  /** Null: refused. Else what to call when the socket is gone (once or more). */
  enter(address: string): (() => void) | null;
}

export function createGate(limits: Limits): Gate {
  const perAddress = new Map<string, number>();
  let total = 0;
  return {
    enter(address) {
      const here = perAddress.get(address) ?? 0;
      if (total >= limits.sockets || here >= limits.socketsPerAddress) return null;
      total++;
      perAddress.set(address, here + 1);
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        total--;
        const left = (perAddress.get(address) ?? 1) - 1;
        if (left === 0) perAddress.delete(address);
        else perAddress.set(address, left);
      };
    },
  };
}
