// The rows that wait to be stored, in order, and which go next. Knows no store.
import type { Limits } from './limits.ts';
import type { Row } from './ports.ts';

export interface Pending {
  row: Row;
  stored(): void; // the row is in the store
  gone(): void; // its session is not in the store any more
}

export interface Queue {
  push(pending: Pending): void;
  /** The next rows; they stay until `done`. `careful`: of one document alone. */
  next(careful: boolean): Pending[];
  done(batch: Pending[]): void;
  /** Lets the others go before the first document. */
  rotate(): void;
  length(): number;
  full(): boolean;
}

const BATCH_BYTES = 8 * 1024 * 1024;

export function createQueue(limits: Limits): Queue {
  let rows: Pending[] = [];
  let bytes = 0;
  return {
    push(pending) {
      rows.push(pending);
      bytes += pending.row.data.length;
    },
    next(careful) {
      const first = rows[0];
      const batch: Pending[] = [];
      let size = 0;
      for (const pending of rows) {
        if (batch.length === limits.saveBatch || size > BATCH_BYTES) break;
        if (careful && first !== undefined && !sameDocument(pending.row, first.row)) continue;
        batch.push(pending);
        size += pending.row.data.length;
      }
      return batch;
    },
    done(batch) {
      const stored = new Set(batch);
      rows = rows.filter((pending) => !stored.has(pending));
      for (const pending of batch) bytes -= pending.row.data.length;
    },
    rotate() {
      const first = rows[0];
      if (first === undefined) return;
      const isFirst = (pending: Pending): boolean => sameDocument(pending.row, first.row);
      rows = rows.filter((pending) => !isFirst(pending)).concat(rows.filter(isFirst));
    },
    length: () => rows.length,
    full: () => rows.length >= limits.queueRows || bytes >= limits.queueBytes,
  };
}

const sameDocument = (a: Row, b: Row): boolean => a.sessionId === b.sessionId && a.name === b.name;
