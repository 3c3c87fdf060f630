// The frames of the y-websocket protocol, as bytes. Knows no document and no socket.
//
// A frame is `[type][…]`, all numbers varuints:
//   0 sync       [0 step 1][state vector] · [1 step 2][update] · [2 update][update]
//   1 awareness  [bytes of: count, then (client, clock, JSON) each]
//   3 query      nothing; answered with all awareness states
// Server to client, besides these:
//   100 saved    [state vector that is stored][how many edit messages of this connection are stored]
// A stock WebsocketProvider logs 'Unable to compute message' for it until `provider.messageHandlers[100]` is set.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { docMessages } from '../../shared/documents.ts';

export type Message =
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'edit'; update: Uint8Array; forward: boolean } // forward: the frame may go to others as it is
  | { kind: 'awareness'; states: Cursor[] }
  | { kind: 'query' }
  | { kind: 'malformed' };

/** One client's awareness state as it travels; `json` is 'null' when the client is leaving. */
export interface Cursor {
  client: number;
  clock: number;
  json: string;
}

const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** Never throws: what cannot be read is `malformed`. */
export function readMessage(frame: Uint8Array, awarenessLimit: number): Message {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readBody(decoder, awarenessLimit);
    return decoding.hasContent(decoder) ? { kind: 'malformed' } : message;
  } catch {
    return { kind: 'malformed' };
  }
}

function readBody(decoder: decoding.Decoder, awarenessLimit: number): Message {
  switch (decoding.readVarUint(decoder)) {
    case docMessages.sync: {
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (step === STEP1) return { kind: 'step1', vector: bytes };
      if (step === STEP2) return { kind: 'edit', update: bytes, forward: false };
      return step === UPDATE ? { kind: 'edit', update: bytes, forward: true } : { kind: 'malformed' };
    }
    case docMessages.awareness:
      return { kind: 'awareness', states: readCursors(decoding.readVarUint8Array(decoder), awarenessLimit) };
    case docMessages.queryAwareness:
      return { kind: 'query' };
    default:
      return { kind: 'malformed' };
  }
}

function readCursors(bytes: Uint8Array, limit: number): Cursor[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  const states: Cursor[] = [];
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const json = decoding.readVarString(decoder);
    if (json.length > limit) throw new Error('an awareness state over its limit');
    states.push({ client, clock, json });
  }
  if (decoding.hasContent(decoder)) throw new Error('bytes after the last awareness state');
  return states;
}

function sync(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, docMessages.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

export const step1Frame = (vector: Uint8Array): Uint8Array => sync(STEP1, vector);
export const step2Frame = (update: Uint8Array): Uint8Array => sync(STEP2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => sync(UPDATE, update);

export function awarenessFrame(states: Cursor[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, states.length);
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(body, client);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, docMessages.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

/** A Yjs update without structs and deletions. */
export const isEmptyUpdate = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;

/** Says nothing; keeps a quiet WebsocketProvider, which counts messages and not pings, from giving up. */
export const quietFrame: Uint8Array = awarenessFrame([]);

export function savedFrame(vector: Uint8Array, stored: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, docMessages.saved);
  encoding.writeVarUint8Array(encoder, vector);
  encoding.writeVarUint(encoder, stored);
  return encoding.toUint8Array(encoder);
}
