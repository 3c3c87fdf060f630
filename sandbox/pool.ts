// Warm containers: started ahead, taken for a job, and given back by whoever expects them to be clean.
// Knows how many there should be, not what they are for.
import { createForesight } from './ahead.ts';
import type { Early, ForesightOptions } from './ahead.ts';
import type { Box } from './box.ts';
import { createShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';
import type { Shape } from './spec.ts';

/** So many kinds of containers are kept warm; the one not used for longest goes. */
const mostShapes = 3;
const timerSlackMs = 50;

export interface Pool {
  /** Starts keeping boxes of this shape ready. */
  warm(shape: Shape): void;
  /**
   * A warm box when there is one, else a new one; its kind is kept warm from now on. Who takes it gives it back, or
   * removes it and says that it is lost. `back`: it is expected to be given back, so that no other is made in its place.
   * `early`: what the job can be started by; a box in which that waits already comes first.
   */
  take(shape: Shape, back: boolean, early: Early | null): Promise<Box>;
  /**
   * Puts a box behind the others once it is clean; removes it when it is not, or when there are enough. Whoever finds
   * none meanwhile waits for it: making another takes a hundred times as long.
   */
  give(box: Box): Promise<void>;
  /** It will not be given back. */
  lost(box: Box): void;
  /** Boxes of all shapes that wait for a job, and how many there ought to be when none is used. */
  stock(): { ready: number; wanted: number };
  /** Removes all that were not taken; those given back later are removed then. */
  close(): Promise<void>;
}

export interface PoolOptions {
  make: (shape: Shape) => Promise<Box>;
  /** Boxes of each shape that are ready, or will be given back. */
  size: number;
  /** Programs that wait in boxes for their jobs, in all shapes together. */
  ahead: ForesightOptions;
  /** A box could not be made ahead; the next `take` tries again and tells its caller. */
  failed: (error: unknown) => void;
}

export function createPool({ make, size, ahead, failed }: PoolOptions): Pool {
  const shelves = new Map<string, Shelf>(); // in order of last use
  const homes = new WeakMap<Box, Shelf>();
  const foresight = createForesight(ahead);
  let filling: Promise<void> = Promise.resolve();

  const drop = async (boxes: Box[]) => {
    for (const result of await Promise.allSettled(boxes.map((box) => box.remove())))
      if (result.status === 'rejected') failed(result.reason);
  };
  const inTurn = (work: () => Promise<void>) => {
    filling = filling.then(work).catch(failed);
  };
  const startAhead = () => {
    for (const [key, shelf] of shelves) shelf.startAhead(foresight.wanted(key));
  };
  // A job that waits for a box gets it as it is: that is why this comes later.
  const ready = () => void setImmediate(startAhead);
  // Since the last job: by then none is wanted. A timer may fire a millisecond early, and this one fires once.
  const idle = setTimeout(startAhead, ahead.idleMs + timerSlackMs).unref();
  const shelfOf = (shape: Shape) => {
    const key = JSON.stringify(shape);
    const shelf = shelves.get(key) ?? createShelf({ make: () => make(shape), size, drop, inTurn, ready });
    shelves.delete(key);
    shelves.set(key, shelf);
    for (const [oldest, other] of shelves) {
      if (shelves.size <= mostShapes) break;
      shelves.delete(oldest);
      void other.close();
    }
    return shelf;
  };
  return {
    warm: (shape) => shelfOf(shape).fill(),
    async take(shape, back, early) {
      const shelf = shelfOf(shape);
      foresight.asked(JSON.stringify(shape), early);
      idle.refresh();
      const box = await shelf.take(back, early?.key ?? null);
      homes.set(box, shelf);
      return box;
    },
    give: (box) => homes.get(box)?.give(box) ?? drop([box]),
    lost: (box) => homes.get(box)?.lost(box),
    stock: () => ({
      ready: [...shelves.values()].reduce((sum, shelf) => sum + shelf.ready(), 0),
      wanted: shelves.size * size,
    }),
    async close() {
      clearTimeout(idle);
      const closing = [...shelves.values()].map((shelf) => shelf.close());
      await Promise.all([filling, ...closing]);
      await filling; // what came last while others were removed
    },
  };
}
