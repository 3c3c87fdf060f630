// What a document tells the other nodes that hold it. Knows not how it travels.
import type { Wait } from './foreign.ts';
import type { Cursor } from './messages.ts';
import type { Row } from './ports.ts';

/** An edit that this node took. `claims`: the ids that it is the first to be written under, as Row has them. */
export type BornEdit = Pick<Row, 'at' | 'by' | 'claims'> & { update: Uint8Array };

/** What the other nodes are told. All of it may be lost: nodes compare state vectors. */
export interface Link {
  /** Returns what to call when the edit is stored. */
  edited(edit: BornEdit): () => void;
  cursors(states: Cursor[]): void;
  /** For when all that other nodes took up to now is stored. */
  behind(): Wait;
  /** Has it stored by this node. */
  adopt(): void;
}

const atOnce: Wait = (call) => call();
/** Of a document that no other node holds. */
export const noLink: Link = {
  edited: () => () => {},
  cursors: () => {},
  behind: () => atOnce,
  adopt: () => {},
};
