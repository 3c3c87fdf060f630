// What nodes that hold the same document tell each other, as bytes. Knows no channel.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Cursor } from './messages.ts';

/** `seq` counts the edits that a node took for this document: a gap tells that one was lost. */
export type Note =
  /** I hold this document, in this state: tell me what I lack. */
  | { kind: 'hello'; node: string; seq: number; vector: Uint8Array }
  /**
   * What `to` lacks. `again`: and what do I lack? `unsaved`: the sender may not have stored all of it yet.
   * `orphans`: nor may the node that it has some of it from.
   */
  | {
      kind: 'answer';
      node: string;
      to: string;
      seq: number;
      again: boolean;
      unsaved: boolean;
      orphans: boolean;
      vector: Uint8Array;
      update: Uint8Array;
      cursors: Cursor[];
    }
  /** `stored`: the sender's edits up to this number are stored. `claims`: as a row has them. */
  | {
      kind: 'edit';
      node: string;
      seq: number;
      at: number;
      by: string | null;
      update: Uint8Array;
      stored: number;
      claims: number[];
    }
  | { kind: 'cursors'; node: string; cursors: Cursor[] }
  | { kind: 'beat'; node: string; seq: number }
  /** Everything up to `seq` is stored; so is `vector`. */
  | { kind: 'stored'; node: string; seq: number; vector: Uint8Array }
  | { kind: 'bye'; node: string };

const kinds = ['hello', 'answer', 'edit', 'cursors', 'beat', 'stored', 'bye'] as const;

export function encodeNote(note: Note): Uint8Array {
  const to = encoding.createEncoder();
  encoding.writeUint8(to, kinds.indexOf(note.kind));
  encoding.writeVarString(to, note.node);
  if ('seq' in note) encoding.writeVarUint(to, note.seq);
  if (note.kind === 'answer') {
    encoding.writeVarString(to, note.to);
    encoding.writeUint8(to, (note.again ? 1 : 0) + (note.unsaved ? 2 : 0) + (note.orphans ? 4 : 0));
  }
  if (note.kind === 'edit') {
    encoding.writeVarUint(to, note.at);
    encoding.writeVarString(to, note.by ?? '');
  }
  if ('vector' in note) encoding.writeVarUint8Array(to, note.vector);
  if ('update' in note) encoding.writeVarUint8Array(to, note.update);
  if (note.kind === 'edit') {
    encoding.writeVarUint(to, note.stored);
    for (const client of note.claims) encoding.writeVarUint(to, client);
  }
  if ('cursors' in note) writeCursors(to, note.cursors);
  return encoding.toUint8Array(to);
}

/** Null: not ours. Never throws. */
export function decodeNote(bytes: Uint8Array): Note | null {
  try {
    return read(decoding.createDecoder(bytes));
  } catch {
    return null;
  }
}

function read(from: decoding.Decoder): Note | null {
  const kind = kinds[decoding.readUint8(from)];
  const node = decoding.readVarString(from);
  const number = (): number => decoding.readVarUint(from);
  const bytes = (): Uint8Array => decoding.readVarUint8Array(from);
  if (kind === undefined) return null;
  switch (kind) {
    case 'hello':
      return { kind, node, seq: number(), vector: bytes() };
    case 'answer': {
      const seq = number();
      const to = decoding.readVarString(from);
      const flags = decoding.readUint8(from);
      const states = { vector: bytes(), update: bytes(), cursors: readCursors(from) };
      const has = (flag: number): boolean => (flags & flag) !== 0;
      return { kind, node, seq, to, again: has(1), unsaved: has(2), orphans: has(4), ...states };
    }
    case 'edit': {
      const head = { seq: number(), at: number() };
      const by = decoding.readVarString(from);
      const body = { by: by === '' ? null : by, update: bytes(), stored: number() };
      const claims: number[] = [];
      while (decoding.hasContent(from)) claims.push(number());
      return { kind, node, ...head, ...body, claims };
    }
    case 'cursors':
      return { kind, node, cursors: readCursors(from) };
    case 'beat':
      return { kind, node, seq: number() };
    case 'stored':
      return { kind, node, seq: number(), vector: bytes() };
    case 'bye':
      return { kind, node };
  }
}

function writeCursors(to: encoding.Encoder, cursors: Cursor[]): void {
  encoding.writeVarUint(to, cursors.length);
  for (const { client, clock, json } of cursors) {
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, clock);
    encoding.writeVarString(to, json);
  }
}

function readCursors(from: decoding.Decoder): Cursor[] {
  const cursors: Cursor[] = [];
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const client = decoding.readVarUint(from);
    const clock = decoding.readVarUint(from);
    cursors.push({ client, clock, json: decoding.readVarString(from) });
  }
  return cursors;
}
