// Whether what a connection writes is its own to write, and what becomes of it where it is not. Knows no socket.
import type { Live, Peer } from './live.ts';
import type { Log } from './ports.ts';
import type { Update } from './replica.ts';

export const NO_CLAIMS = { claims: [] };

interface Deps {
  log: Log;
  /** An edit in somebody else's name was not taken. */
  refused: (why: 'forged' | 'early') => void;
}

/** The ids that an edit is the first to be written under, or why it is refused. `answer`: to our step 1. */
export function judge(
  live: Live,
  deps: Deps,
  { read, from, answer }: { read: Update; from: Peer; answer: boolean },
): { claims: number[] } | 'forged' | 'early' | 'too big' {
  const handsIn = answer && from.asked > 0;
  if (handsIn) from.asked--;
  const verdict = live.authors.judge({ written: read, from, handsIn });
  if (verdict === 'too many') return 'too big';
  if (typeof verdict !== 'string') return verdict;
  const { sessionId, name } = live;
  const seat = from.seat.id;
  deps.log.warn({ sessionId, name, seat, verdict }, 'an edit in the name of somebody else is refused');
  deps.refused(verdict);
  return verdict;
}

/** Whether somebody is here under this id who may write, as far as known: they hand in themselves what is lacking. */
export function mayHandIn({ awareness, peers }: Live, client: number): boolean {
  const owner = awareness.ownerOf(client);
  return typeof owner === 'string' || [...peers].some((peer) => peer === owner && peer.writes());
}
