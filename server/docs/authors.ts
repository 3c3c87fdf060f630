// Which seat writes under which Yjs client id in one document, so that nobody can write as somebody else's editor: an
// edit under a colleague's id would make the colleague's own next edit look known, and lose it. Knows no socket.
//
// An id belongs to whoever announced it, or wrote under it, first; that is stored with the edit. What others have of
// somebody who is away is still taken, since it may be all that is left of it, but only as an answer to our step 1.
import * as Y from 'yjs';
import type { Seat } from '../../shared/protocol.ts';
import type { Update } from './replica.ts';

/** What of an edit says whose it is. */
export type Written = Pick<Update, 'typed' | 'structs'>;

/** A connection that writes. */
export interface Author {
  seat: Seat;
  /** The id that it wrote under last. */
  pen: number | null;
}

/** `forged`: it is somebody else's to say. `early`: they are here and will say it themselves. */
export type Verdict = { claims: number[] } | 'forged' | 'early' | 'too many';

export interface Authors {
  /** What the store, another node or a client says. Who has an id keeps it. `written`: an edit under it is stored. */
  learn(ids: Iterable<readonly [client: number, seat: string]>, written: boolean): void;
  owner(client: number): string | undefined;
  /** Whether this edit may be applied, and the ids that it is the first to be written under. Nothing is claimed yet. */
  judge(edit: { written: Written; from: Author; handsIn: boolean }): Verdict;
  claim(from: Author, claims: number[]): void;
}

/** Of one seat: each load of a page takes a new one. */
const MOST_IDS = 500;
const NONE: Verdict = { claims: [] };

export function createAuthors(deps: {
  /** The clock that a client has reached here: what lies below is known. */
  reached: (client: number) => number;
  /** Whether somebody who may write is here, on any node, under this id. */
  present: (client: number) => boolean;
}): Authors {
  const { reached, present } = deps;
  const owners = new Map<number, string>();
  const written = new Set<number>(); // of these
  const counts = new Map<string, number>(); // ids by seat
  const room = (seat: string): boolean => (counts.get(seat) ?? 0) < MOST_IDS;

  function learn(client: number, seat: string): void {
    if (owners.has(client) || !room(seat)) return;
    owners.set(client, seat);
    counts.set(seat, (counts.get(seat) ?? 0) + 1);
  }

  /** Of one id under which an edit says something new. Null: nothing is to be claimed. */
  function judgeId(client: number, from: Author, handsIn: boolean): 'claim' | 'forged' | 'early' | null {
    const owner = owners.get(client);
    if (owner === from.seat.id) return written.has(client) ? null : 'claim';
    if (!handsIn) return owner === undefined ? 'claim' : 'forged';
    return owner !== undefined && present(client) ? 'early' : null;
  }

  return {
    learn(ids, areWritten) {
      for (const [client, seat] of ids) {
        learn(client, seat);
        if (areWritten) written.add(client);
      }
    },
    owner: (client) => owners.get(client),
    judge({ written, from, handsIn }) {
      if (written.typed?.span[0] === from.pen && from.pen !== null) return NONE;
      const claims: number[] = [];
      const ids = newIds(written, reached);
      for (const client of ids) {
        const judged = judgeId(client, from, handsIn);
        if (judged === 'forged' || judged === 'early') return judged;
        if (judged === 'claim') claims.push(client);
      }
      const [only] = ids;
      if (ids.size === 1 && claims.length === 0 && owners.get(only ?? -1) === from.seat.id)
        from.pen = only ?? null;
      return claims.every((client) => owners.has(client)) || room(from.seat.id) ? { claims } : 'too many';
    },
    claim(from, claims) {
      for (const client of claims) {
        learn(client, from.seat.id);
        written.add(client);
      }
    },
  };
}

/** The ids under which an edit says something that is not known. */
function newIds({ typed, structs }: Written, reached: (client: number) => number): Set<number> {
  const ids = new Set<number>();
  if (typed !== null && typed.span[2] > reached(typed.span[0])) ids.add(typed.span[0]);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (!(struct instanceof Y.Skip) && clock + struct.length > reached(client)) ids.add(client);
  }
  return ids;
}
