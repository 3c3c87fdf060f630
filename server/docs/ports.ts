// What documents need from the rest of the server, wired in app.ts: a store, seats, starter text, a channel between nodes.
// Types alone.
import type { DocName } from '../../shared/documents.ts';
import type { Seat } from '../../shared/protocol.ts';
import type { Moves } from '../../shared/replay/cursors.ts';

/** One stored edit. Rows are appended and never rewritten: they are the replay. */
export interface Row {
  sessionId: string;
  name: DocName;
  at: number; // milliseconds since 1970, when this server heard the edit
  by: string | null; // seat id; null: the server (starter text)
  data: Uint8Array; // a Yjs update, version 1
  claims: number[]; // the Yjs client ids that belong to `by` from this edit on
}

/** Where one person's cursor went in `code`. */
export interface CursorRow extends Moves {
  sessionId: string;
}

export interface Loaded {
  snapshot: Uint8Array | null; // the newest one
  updates: Uint8Array[]; // the rows after it, in order of their seq
  authors: [client: number, seat: string][]; // to whom client ids belong
  /**
   * The highest seq seen, "0" without rows; only ever handed back as `upTo`. Whoever sees a seq of a document has seen
   * every lower one: two nodes append to one document in turn.
   */
  last: string;
}

/** The document tables. Every method throws when the database could not be asked; an error is never an empty answer. */
export interface Store {
  /** Null: no such session. */
  load(sessionId: string, name: DocName): Promise<Loaded | null>;
  /**
   * One statement, all rows or none, in the given order. Rows whose session does not exist any more are left out and
   * their session ids returned (so that one deleted session does not keep the others from being saved).
   */
  append(rows: Row[]): Promise<{ missing: string[] }>;
  /** All rows or none; those of sessions that are gone, or hold enough of them, are left out. */
  appendCursors(rows: CursorRow[]): Promise<void>;
  /** Keeps the row with the higher `upTo`. */
  saveSnapshot(snapshot: { sessionId: string; name: DocName; upTo: string; data: Uint8Array }): Promise<void>;
}

export interface Admission {
  seat: Seat;
  admitted: boolean;
  expiresAt: number; // milliseconds since 1970
  ended: boolean; // the session is over: interviewers may still read
}

/** What a valid seat may do now. */
export interface Standing {
  write: boolean;
  ended: boolean; // its session
}

/** Verifies a seat token. Null: refused. Throws when it could not look. */
export type Verify = (token: string) => Promise<Admission | null>;

/** The texts that a document starts with. Asked at each load: a text is inserted once, when it is still empty. */
export type Seed = (sessionId: string, name: DocName) => Promise<{ key: string; text: string }[]>;

/** Between nodes, at most once: what is lost is found by comparing state vectors. */
export interface Channel {
  /** Never throws and never waits; without a connection the message is dropped. */
  publish(topic: string, data: Uint8Array): void;
  /** Resolves when messages flow (or are sure to, once the connection is back). Own messages may come back. */
  subscribe(topic: string, heard: (data: Uint8Array) => void): Promise<() => void>;
  /** Called after a lost connection, when every subscription is live again. Returns the undo. */
  onReconnect(back: () => void): () => void;
}

/** The part of pino's logger that is used here. */
export interface Log {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}
