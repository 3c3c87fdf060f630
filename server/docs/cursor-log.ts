// Writes where cursors went to the store: of all documents, now and then. Unlike edits they may be lost. Knows no document.
import type { Step } from './cursor-trail.ts';
import type { Limits } from './limits.ts';
import type { CursorRow, Log, Store } from './ports.ts';
import { within } from './within.ts';

export interface CursorLog {
  add(sessionId: string, steps: Step[]): void;
  /** Writes what waits, for at most `ms` milliseconds. Never rejects. */
  close(ms: number): Promise<void>;
}

export function createCursorLog(deps: { store: Store; limits: Limits; log: Log }): CursorLog {
  const { store, limits, log } = deps;
  const waiting = createWaiting(limits.trailMoves);
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function schedule(): void {
    if (timer !== null || writing !== null || closed || waiting.empty()) return;
    timer = setTimeout(() => {
      timer = null;
      void write();
    }, limits.trailMs);
  }

  /** Never rejects. */
  async function write(): Promise<void> {
    const rows = waiting.take();
    const stored = within(store.appendCursors(rows), limits.saveLimitMs, 'saving cursors');
    writing = stored.catch((error: unknown) => {
      log.warn({ err: error, rows: rows.length }, 'cursors could not be saved, trying again');
      waiting.putBack(rows);
    });
    await writing;
    writing = null;
    schedule();
  }

  async function writeAll(): Promise<void> {
    await writing;
    if (!waiting.empty()) await write();
  }

  return {
    add(sessionId, steps) {
      for (const step of steps) waiting.put(sessionId, step);
      schedule();
    },
    async close(ms) {
      await within(writeAll(), ms, 'saving cursors').catch((error: unknown) =>
        log.warn({ err: error }, 'cursors are left unsaved'),
      );
      closed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** The rows that are not written yet, one for each seat; past `most` moves the oldest are forgotten. */
function createWaiting(most: number) {
  let rows: CursorRow[] = [];
  let open = new Map<string, CursorRow>(); // of these, the row of each seat that still grows
  let moves = 0;

  function forgetSome(): void {
    if (moves <= most) return;
    open = new Map(); // what is forgotten must not grow
    while (moves > most) moves -= rows.shift()?.moves.length ?? moves;
  }
  return {
    empty: () => rows.length === 0,
    put(sessionId: string, { seat, at, where }: Step): void {
      let row = open.get(seat);
      if (row === undefined) {
        row = { sessionId, by: seat, at, moves: [] };
        open.set(seat, row);
        rows.push(row);
      }
      row.moves.push([at - row.at, where]);
      moves++;
      forgetSome();
    },
    take(): CursorRow[] {
      const taken = rows;
      [rows, open, moves] = [[], new Map(), 0];
      return taken;
    },
    putBack(taken: CursorRow[]): void {
      rows = [...taken, ...rows];
      moves = rows.reduce((sum, row) => sum + row.moves.length, 0);
      forgetSome();
    },
  };
}
