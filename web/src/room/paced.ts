// Writes a flood of text in parts, one a frame, so that the page answers between them. Knows no terminal: it is given a way
// to write.

export interface Paced {
  /** In order, behind what waits. */
  write(text: string): void;
  /** Forgets what waits. */
  clear(): void;
}

/** Characters a frame: a terminal reads these in a third of a frame on a slow machine. */
const most = 32_768;

/**
 * `write` calls `done` when it has taken a part in; the next is given in the frame after. What comes alone goes at once.
 * A hidden page draws no frames: there the rest waits until the page is looked at again.
 */
export function createPaced(
  write: (text: string, done: () => void) => void,
  frame: (next: () => void) => void = (next) => void requestAnimationFrame(next),
): Paced {
  let waiting = '';
  let busy = false;
  const next = () => {
    busy = false;
    if (waiting === '') return;
    const end = waiting.length > most ? cut(waiting) : waiting.length;
    const part = waiting.slice(0, end);
    waiting = waiting.slice(end);
    busy = true;
    write(part, () => frame(next));
  };
  return {
    write(text) {
      waiting += text;
      if (!busy) next();
    },
    clear: () => void (waiting = ''),
  };
}

/** Where a long text is cut: never inside a character. */
function cut(text: string): number {
  const high = text.charCodeAt(most - 1);
  return high >= 0xd800 && high <= 0xdbff ? most - 1 : most;
}
