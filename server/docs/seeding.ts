// Starter text for a document, as a Yjs update that is the same on every node. Knows neither questions nor the store.
import * as Y from 'yjs';
import { normaliseLines } from '../../shared/documents.ts';
import type { Replica } from './replica.ts';

/**
 * The updates that insert the texts which are not there yet. The author's client id is made from the key, so two nodes
 * that do it at the same time make the same update, and Yjs inserts it once.
 */
export function seedUpdates(replica: Replica, texts: { key: string; text: string }[]): Uint8Array[] {
  const clocks = replica.clocks();
  return texts
    .filter(({ key, text }) => text !== '' && !clocks.has(seedClient(key)) && replica.text(key) === '')
    .map(({ key, text }) => seedUpdate(key, normaliseLines(text)));
}

function seedUpdate(key: string, text: string): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.clientID = seedClient(key);
    doc.getText(key).insert(0, text);
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/** FNV-1a, 32 bits: a browser's random client id collides with it as rarely as with another browser's. */
function seedClient(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
