// Counts edits that the server has not stored yet. Knows neither sockets nor Yjs: it is told what happened.
export interface Unsaved {
  /** A local edit; `sent`: it went out on the open connection by itself. */
  edit(sent: boolean): void;
  /** One message with everything that the server lacked went out (the answer to its first sync step). */
  caughtUp(): void;
  /** The server has stored this many edit messages of this connection. */
  stored(messages: number): void;
  /** The connection was lost: what was not confirmed may not have arrived. */
  lost(): void;
  count(): number;
}

export function createUnsaved(): Unsaved {
  let sent = 0;
  /** For each edit the number of the message that carries it; null: not sent yet. */
  let waiting: (number | null)[] = [];
  return {
    edit(went) {
      if (went) sent += 1;
      waiting.push(went ? sent : null);
    },
    caughtUp() {
      sent += 1;
      waiting = waiting.map((message) => message ?? sent);
    },
    stored(messages) {
      waiting = waiting.filter((message) => message === null || message > messages);
    },
    lost() {
      sent = 0;
      waiting = waiting.map(() => null);
    },
    count: () => waiting.length,
  };
}
