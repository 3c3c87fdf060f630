// Warm containers: started ahead, each used once. Knows how many there should be, not what they are for.
import type { Box } from './box.ts';
import type { Shape } from './spec.ts';

/** So many kinds of containers are kept warm; the one not used for longest goes. */
const mostShapes = 3;

export interface Pool {
  /** Starts keeping boxes of this shape ready. */
  warm(shape: Shape): void;
  /** A warm box when there is one, else a new one; its kind is kept warm from now on. Who takes it, removes it. */
  take(shape: Shape): Promise<Box>;
  /** Removes all that were not taken. */
  close(): Promise<void>;
}

export interface PoolOptions {
  make: (shape: Shape) => Promise<Box>;
  /** Warm boxes of each shape. */
  size: number;
  /** A box could not be made ahead; the next `take` tries again and tells its caller. */
  failed: (error: unknown) => void;
}

interface Shelf {
  shape: Shape;
  boxes: Box[];
}

export function createPool({ make, size, failed }: PoolOptions): Pool {
  const shelves = new Map<string, Shelf>(); // in order of last use
  let closed = false;
  let filling: Promise<void> = Promise.resolve();

  const drop = async (boxes: Box[]) => {
    for (const result of await Promise.allSettled(boxes.map((box) => box.remove())))
      if (result.status === 'rejected') failed(result.reason);
  };
  /** One after the other: making containers is work, and runs go first. */
  const fill = (key: string) => {
    filling = filling.then(async () => {
      try {
        for (;;) {
          const shelf = shelves.get(key);
          if (closed || !shelf) return;
          shelf.boxes = shelf.boxes.filter((box) => box.alive());
          if (shelf.boxes.length >= size) return;
          const box = await make(shelf.shape);
          if (closed || shelves.get(key) !== shelf) await drop([box]);
          else shelf.boxes.push(box);
        }
      } catch (error) {
        failed(error);
      }
    });
  };
  const warm = (shape: Shape) => {
    const key = JSON.stringify(shape);
    const shelf = shelves.get(key) ?? { shape, boxes: [] };
    shelves.delete(key);
    shelves.set(key, shelf);
    for (const [oldest, { boxes }] of shelves) {
      if (shelves.size <= mostShapes) break;
      shelves.delete(oldest);
      void drop(boxes);
    }
    fill(key);
    return shelf;
  };
  return {
    warm: (shape) => void warm(shape),
    async take(shape) {
      const shelf = shelves.get(JSON.stringify(shape));
      let box = shelf?.boxes.shift();
      while (box && !box.alive()) box = shelf?.boxes.shift();
      warm(shape);
      return box ?? (await make(shape));
    },
    async close() {
      closed = true;
      await filling;
      await drop([...shelves.values()].flatMap((shelf) => shelf.boxes));
    },
  };
}
