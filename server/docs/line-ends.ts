// Takes `\r` out of edits: an editor counts the line end of another system as one character, Yjs as two, and the two part
// ways. Knows no document.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Update } from './replica.ts';

export interface Mended {
  update: Update; // as it goes to everybody and into the store
  mend: Uint8Array; // what its author lacks of it
}

/** The same edit with each `\r` deleted in it; null: it has none. */
export function mendLines({ bytes, structs }: Update): Mended | null {
  const returns = structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? returnsIn(struct.content.str).map((at) => ({ client: struct.id.client, clock: struct.id.clock + at }))
      : [],
  );
  if (returns.length === 0) return null;
  const mend = deletion(returns);
  return { update: { bytes: Y.mergeUpdates([bytes, mend]), typed: null, structs }, mend };
}

function returnsIn(text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) places.push(at);
  return places;
}

/** An update, version 1: no structs, and what is deleted of each client. */
function deletion(returns: { client: number; clock: number }[]): Uint8Array {
  const to = encoding.createEncoder();
  const clients = Map.groupBy(returns, ({ client }) => client);
  encoding.writeVarUint(to, 0);
  encoding.writeVarUint(to, clients.size);
  for (const [client, places] of clients) {
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, places.length);
    for (const { clock } of places) {
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, 1);
    }
  }
  return encoding.toUint8Array(to);
}
