// A text at an earlier moment, made from stored updates. Knows no store and no open document.
import { createReplica } from './replica.ts';

/** The text under `key` (e.g. `q1/python`) after these updates, in any order. Throws when one cannot be read. */
export function textAfter(updates: Uint8Array[], key: string): string {
  const replica = createReplica(Number.POSITIVE_INFINITY);
  try {
    replica.load(updates);
    return replica.text(key);
  } finally {
    replica.destroy();
  }
}
