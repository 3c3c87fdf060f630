// Documents obey seats alone: a pause takes writing from the candidates' seats and gives it back. Knows no rooms.
import type { Seats } from './access/seats.ts';
import type { Documents } from './docs/documents.ts';
import type { Holder } from './standing.ts';

/** Verifies a seat for documents: in a pause a candidate's reads. */
export function verifyWithPauses(seats: Pick<Seats, 'verify'>) {
  return async (token: string) => {
    const found = await seats.verify(token);
    if (found === null || !found.paused || found.seat.role !== 'candidate') return found;
    return { ...found, seat: { ...found.seat, write: false } };
  };
}

/** The documents' sockets, told the same of what the store says. */
export function holdWhilePaused(documents: Pick<Documents, 'seats' | 'stand'>): Holder {
  return {
    seats: () => documents.seats(),
    stand(asked, found, askedAt) {
      const now = [...found].map(
        ([id, { write, held, ...rest }]) => [id, { ...rest, write: write && !held }] as const,
      );
      documents.stand(asked, new Map(now), askedAt);
    },
  };
}
