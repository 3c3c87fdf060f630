// How many run at once, and who is next. Knows nothing of what runs.
import { SandboxBusy } from './job.ts';

export interface Slots {
  /** Takes a slot or a place in the queue. Throws SandboxBusy when both are full. */
  enter(): Place;
  /** How many have a place in the queue and no slot. */
  waiting(): number;
}

export interface Place {
  /** The places before it, each time they change, as long as it waits; ends when it may run or is aborted. */
  positions(signal: AbortSignal): AsyncGenerator<number, void, void>;
  /** Gives the slot or the place up. */
  leave(): void;
}

interface Waiter {
  granted: boolean;
  since: number;
  stir: () => void;
}

export function createSlots({ slots, queue }: { slots: number; queue: number }): Slots {
  const running = new Set<Waiter>();
  const waiting: Waiter[] = [];
  let usualMs = 500; // how long a slot is held, smoothed

  const grant = (waiter: Waiter) => {
    waiter.granted = true;
    waiter.since = performance.now();
    running.add(waiter);
  };
  const next = () => {
    while (running.size < slots) {
      const waiter = waiting.shift();
      if (!waiter) break;
      grant(waiter);
      waiter.stir();
    }
    for (const waiter of waiting) waiter.stir();
  };
  return {
    waiting: () => waiting.length,
    enter() {
      const waiter: Waiter = { granted: false, since: 0, stir: () => undefined };
      if (running.size < slots) grant(waiter);
      else if (waiting.length < queue) waiting.push(waiter);
      else throw new SandboxBusy(Math.ceil(Math.max(1_000, (usualMs * queue) / slots / 2)));
      return {
        async *positions(signal) {
          const abort = () => waiter.stir();
          signal.addEventListener('abort', abort);
          try {
            for (let told = -1; !waiter.granted && !signal.aborted;) {
              const changed = new Promise<void>((resolve) => (waiter.stir = resolve));
              const position = waiting.indexOf(waiter) + 1;
              if (position !== told) yield position;
              told = position;
              if (!waiter.granted && !signal.aborted && waiting.indexOf(waiter) + 1 === told) await changed;
            }
          } finally {
            signal.removeEventListener('abort', abort);
          }
        },
        leave() {
          const place = waiting.indexOf(waiter);
          if (place >= 0) waiting.splice(place, 1);
          if (running.delete(waiter)) usualMs = usualMs * 0.8 + (performance.now() - waiter.since) * 0.2;
          next();
        },
      };
    },
  };
}
