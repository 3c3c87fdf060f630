// Text that people type into a running program: a bounded queue that the program's side reads as it goes.

/** Characters that wait for a program which does not read. */
const limit = 65_536;

export interface Typed extends AsyncIterable<string> {
  /** False: it is full or has ended. */
  push(text: string): boolean;
  /** Closes the program's stdin behind what was typed. */
  end(): void;
}

export function createTyped(): Typed {
  const queue: string[] = [];
  let length = 0;
  let ended = false;
  let wake: (() => void) | null = null;
  const stir = () => {
    wake?.();
    wake = null;
  };
  async function* read(): AsyncGenerator<string, void, void> {
    for (;;) {
      const text = queue.shift();
      if (text !== undefined) {
        length -= text.length;
        yield text;
      } else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    push(text) {
      if (ended || length + text.length > limit) return false;
      queue.push(text);
      length += text.length;
      stir();
      return true;
    },
    end() {
      ended = true;
      stir();
    },
    [Symbol.asyncIterator]: read,
  };
}
