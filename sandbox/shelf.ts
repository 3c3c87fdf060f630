// Warm containers of one kind: some ready, some taken, some on their way back. Knows not what they are for.
import { bestOf, spread } from './ahead.ts';
import type { Early } from './ahead.ts';
import type { Box } from './box.ts';

export interface Shelf {
  /** Makes boxes until there are enough. In the background, after others that are being made. */
  fill(): void;
  /** See Pool. */
  take(back: boolean, ahead: string | null): Promise<Box>;
  /** In boxes that are ready these programs wait from now on, as far as there are boxes, and no others. */
  startAhead(wanted: Early[]): void;
  give(box: Box): Promise<void>;
  lost(box: Box): void;
  /** How many wait for a job. */
  ready(): number;
  /** Removes what is ready, now and later. */
  close(): Promise<void>;
}

export interface ShelfOptions {
  make: () => Promise<Box>;
  /** Boxes that are ready or will be given back. */
  size: number;
  /** Removes boxes; never throws. */
  drop: (boxes: Box[]) => Promise<void>;
  /** Does work one after the other, and tells what it threw: making containers is work, and runs go first. */
  inTurn: (work: () => Promise<void>) => void;
  /** Called when a box is ready for its next job. */
  ready: () => void;
}

export function createShelf(options: ShelfOptions): Shelf {
  const { make, size, drop, inTurn } = options;
  let boxes: Box[] = [];
  const out = new Set<Box>(); // taken, and expected back
  const coming = new Set<Promise<boolean>>(); // on their way back: true for one that is clean
  let closed = false;

  const ready = () => {
    boxes = boxes.filter((box) => box.alive());
    return boxes.length;
  };
  const add = (box: Box) => {
    boxes.push(box);
    options.ready();
  };
  const fill = () =>
    inTurn(async () => {
      while (!closed && ready() + out.size < size) {
        const box = await make();
        if (closed) await drop([box]);
        else add(box);
      }
    });
  return {
    fill,
    async take(back, ahead) {
      while (ready() === 0 && coming.size > 0) await Promise.race(coming);
      const box = bestOf(boxes, ahead);
      boxes = boxes.filter((other) => other !== box);
      if (box && back) out.add(box);
      if (boxes.length === 0) fill(); // else after the run, which goes first
      if (box) return box;
      const made = await make();
      if (back) out.add(made);
      return made;
    },
    async give(box) {
      const renewed = box.renewed();
      coming.add(renewed);
      const clean = await renewed;
      coming.delete(renewed);
      out.delete(box);
      if (clean && !closed && ready() + out.size < size) add(box);
      else await drop([box]);
      fill();
    },
    lost(box) {
      out.delete(box);
      fill();
    },
    ready,
    startAhead(wanted) {
      ready();
      spread(boxes, wanted);
    },
    async close() {
      closed = true;
      await drop(boxes.splice(0));
    },
  };
}
