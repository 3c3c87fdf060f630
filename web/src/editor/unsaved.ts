// Counts edits that the server has not stored yet. Knows neither sockets nor Yjs: it is told what happened.
export interface Unsaved {
  /** A local edit, after which this browser's clock in the document is `clock`; `sent`: it went out by itself. */
  edit(sent: boolean, clock: number): void;
  /** One message with everything that the server lacked went out (the answer to its first sync step). */
  caughtUp(): void;
  /** The server has stored this many edit messages of this connection, and this browser's edits up to `clock`. */
  stored(messages: number, clock: number): void;
  /** The connection was lost: what was not confirmed may not have arrived. */
  lost(): void;
  count(): number;
}

/** `message`: the number of the message that carried the edit; null: it waits for, or went with, the catching up. */
interface Edit {
  message: number | null;
  clock: number;
}

export function createUnsaved(): Unsaved {
  let sent = 0;
  let caught = false;
  let waiting: Edit[] = [];
  return {
    edit(went, clock) {
      if (went) sent += 1;
      waiting.push({ message: went ? sent : null, clock });
    },
    caughtUp() {
      caught = true;
    },
    stored(messages, clock) {
      const safe = (edit: Edit) =>
        edit.message === null ? caught && edit.clock <= clock : edit.message <= messages;
      waiting = waiting.filter((edit) => !safe(edit));
    },
    lost() {
      sent = 0;
      caught = false;
      waiting = waiting.map(({ clock }) => ({ message: null, clock }));
    },
    count: () => waiting.length,
  };
}
