// Gathers a run's output, so that the journal does not get one row for every byte that is printed.
import type { Happening } from '../../shared/protocol.ts';

type Stream = Extract<Happening, { kind: 'run.output' }>['stream'];
export interface Piece {
  stream: Stream;
  text: string;
  by: string | null;
}

const waitMs = 30; // below what an eye takes for a delay
const fullLength = 16_384; // characters

export interface Batch {
  /** Resolves at once, or when what was full has been written: so a flood waits for the journal. */
  add(piece: Piece): Promise<void>;
  /** Writes the rest. Throws what a write before threw. */
  flush(): Promise<void>;
}

/** Calls `write` one at a time and in order, with pieces of one stream joined. */
export function createBatch(write: (pieces: Piece[]) => Promise<void>): Batch {
  let pieces: Piece[] = [];
  let length = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let failed: unknown = null;

  const send = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (pieces.length === 0) return writing;
    const full = pieces;
    pieces = [];
    length = 0;
    writing = writing
      .then(() => (failed === null ? write(full) : undefined))
      .catch((error: unknown) => void (failed = error));
    return writing;
  };
  return {
    async add(piece) {
      const before = pieces.at(-1);
      if (before && before.stream === piece.stream && before.by === piece.by) before.text += piece.text;
      else pieces.push({ ...piece });
      length += piece.text.length;
      if (length >= fullLength) await send();
      else timer ??= setTimeout(() => void send(), waitMs);
    },
    async flush() {
      await send();
      if (failed !== null) throw failed;
    },
  };
}
