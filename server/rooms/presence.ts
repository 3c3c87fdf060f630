// Which seats have a socket anywhere: told once a seat, however many sockets and nodes. In memory, for a single node;
// redis-presence.ts keeps the same contract for many.

export interface Here {
  sessionId: string;
  seat: string;
}
export interface Presence {
  /** True: the seat was not here before. Calling it again renews. */
  enter(here: Here): Promise<boolean>;
  /** True: this was the last node where the seat was. */
  leave(here: Here): Promise<boolean>;
  has(here: Here): Promise<boolean>;
  /** Seats whose last node died; each is handed out once. */
  lapsed(): Promise<Here[]>;
  close(): Promise<void>;
}

/** How often a node says again which seats it has, where others need to hear it. */
export const renewMs = 10_000;

export function createPresence(): Presence {
  const here = new Set<string>();
  const name = ({ sessionId, seat }: Here) => `${sessionId} ${seat}`;
  return {
    async enter(one) {
      if (here.has(name(one))) return false;
      here.add(name(one));
      return true;
    },
    leave: async (one) => here.delete(name(one)),
    has: async (one) => here.has(name(one)),
    lapsed: async () => [], // the node that would ask died with them
    close: async () => here.clear(),
  };
}
