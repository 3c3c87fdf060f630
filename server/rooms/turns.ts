// One run a session: who has the turn. In memory, for a single node; redis-turns.ts keeps the same contract for many.

export interface Turn {
  sessionId: string;
  run: string;
  by: string | null; // seat id; null: a REST key
}
export interface Turns {
  /** False: somebody else has it. Throws when it cannot be told. */
  take(turn: Turn): Promise<boolean>;
  /** Who has the session's turn now. */
  holder(sessionId: string): Promise<Turn | null>;
  /** Does nothing when the turn is not this run's any more. */
  release(turn: Turn): Promise<void>;
  /** Turns whose node died before it released them; each is handed out once. */
  lapsed(): Promise<Turn[]>;
  close(): Promise<void>;
}

export function createTurns(): Turns {
  const held = new Map<string, Turn>();
  return {
    async take(turn) {
      if (held.has(turn.sessionId)) return false;
      held.set(turn.sessionId, turn);
      return true;
    },
    holder: async (sessionId) => held.get(sessionId) ?? null,
    async release({ sessionId, run }) {
      if (held.get(sessionId)?.run === run) held.delete(sessionId);
    },
    lapsed: async () => [], // the node that would ask died with them
    close: async () => held.clear(),
  };
}
