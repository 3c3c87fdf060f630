// Appends edits to the store: across documents, few statements, retried until they are in. Knows no document.
import type { Limits } from './limits.ts';
import type { Log, Store } from './ports.ts';
import { createQueue } from './queue.ts';
import type { Pending, Queue } from './queue.ts';
import { within } from './within.ts';

export interface Saver {
  push(pending: Pending): void;
  /** True: the store is so far behind that no further edit may be taken. */
  full(): boolean;
  waiting(): number;
  /** Writes what is waiting, for at most `ms` milliseconds. Returns the number of rows that are not stored. */
  close(ms: number): Promise<number>;
}

const BACKOFF_FIRST_MS = 100;
const BACKOFF_LAST_MS = 5_000;
/** From this try on only one document is written at a time, so that one bad row cannot hold up the others. */
const CAREFUL_TRY = 3;

export function createSaver(deps: { store: Store; log: Log; limits: Limits }): Saver {
  const { log, limits } = deps;
  const queue = createQueue(limits);
  let tries = 0;
  let timer: NodeJS.Timeout | null = null;
  let writing = false;
  let closed = false;
  const idle: (() => void)[] = [];

  function schedule(ms: number): void {
    if (timer !== null || writing || closed) return;
    timer = setTimeout(() => {
      timer = null;
      void run();
    }, ms);
  }

  /** Writes one batch, and plans the next one. Never rejects. */
  async function run(): Promise<void> {
    writing = true;
    try {
      await write(queue, deps, tries >= CAREFUL_TRY);
      tries = 0;
    } catch (error) {
      tries++;
      log.error({ err: error, tries, rows: queue.length() }, 'documents could not be saved, trying again');
      if (tries >= CAREFUL_TRY) queue.rotate();
    }
    writing = false;
    if (queue.length() === 0) for (const tell of idle.splice(0)) tell();
    else if (tries > 0) schedule(backoff(tries));
    else schedule(queue.length() >= limits.saveRows || idle.length > 0 ? 0 : limits.saveMs);
  }

  function hurry(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    schedule(0);
  }

  return {
    push(pending) {
      queue.push(pending);
      if (queue.length() === limits.saveRows && tries === 0) hurry();
      schedule(limits.saveMs);
    },
    full: () => queue.full(),
    waiting: () => queue.length(),
    async close(ms) {
      if (queue.length() > 0 && !closed) {
        const empty = new Promise<void>((resolve) => idle.push(resolve));
        hurry();
        await within(empty, ms, 'saving documents').catch((error: unknown) =>
          log.error({ err: error, rows: queue.length() }, 'documents are left unsaved'),
        );
      }
      closed = true;
      if (timer !== null) clearTimeout(timer);
      return queue.length();
    },
  };
}

async function write(
  queue: Queue,
  { store, limits }: { store: Store; limits: Limits },
  careful: boolean,
): Promise<void> {
  const batch = queue.next(careful);
  const append = store.append(batch.map((pending) => pending.row));
  const { missing } = await within(append, limits.saveLimitMs, 'saving documents');
  queue.done(batch);
  for (const pending of batch) {
    if (missing.includes(pending.row.sessionId)) pending.gone();
    else pending.stored();
  }
}

function backoff(tries: number): number {
  const ms = Math.min(BACKOFF_FIRST_MS * 2 ** (tries - 1), BACKOFF_LAST_MS);
  return ms * (0.75 + Math.random() / 2);
}
