// The cursor of the session list: where the last page ended, as one opaque word. Pure.
import { invalid } from '../errors.ts';

interface Place {
  startedAt: number;
  id: string;
}

export function writeCursor({ startedAt, id }: Place): string {
  return Buffer.from(`${startedAt}:${id}`).toString('base64url');
}

/** Throws AppError `invalid` for anything that `writeCursor` did not write. */
export function readCursor(cursor: string): Place {
  const [, at, id] = /^(\d{1,16}):([\w-]{1,80})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const startedAt = Number(at);
  if (at === undefined || id === undefined || startedAt > 8_640_000_000_000_000)
    throw invalid('not a cursor of this list', 'cursor');
  return { startedAt, id };
}
