// Whether a session must still be kept. Deletes nothing.
import { AppError } from '../errors.ts';
import type { SessionRow } from '../interviews/ports.ts';

type Kept = Pick<SessionRow, 'id' | 'keepUntil'>;

/** ms since 1970; null: it may go. */
export function keptUntil({ keepUntil }: Kept, now: number): number | null {
  return keepUntil !== null && keepUntil > now ? keepUntil : null;
}

/** The refusal to delete it, which names the day. `wayOut`: what the caller can do about it. */
export function keptError(until: number, wayOut = ''): AppError {
  return new AppError('kept', 409, `the session is kept until ${new Date(until).toISOString()}${wayOut}`);
}
