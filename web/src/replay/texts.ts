// The shared code at any moment: Yjs documents rebuilt from edits, with a snapshot every so often. Knows no screen.
import * as Y from 'yjs';
import { createKeyframes, type Keyframes } from '../../../shared/replay/keyframes.ts';
import type { Edit } from '../../../shared/replay/recording.ts';
import { bytesOf } from './crypto.ts';

/** Edits between two snapshots: a seek applies fewer. */
const every = 400;

export interface Texts {
  frames: Keyframes<Y.Doc>;
  /** Names of all texts, in order of their first edit; whole only when `frames` are prepared. */
  keys: Set<string>;
  /** Which text each edit changed; null where it is none or several. Filled as edits are first applied. */
  touched: (string | null)[];
  /** Edits that Yjs could not read. */
  broken: number;
}

export function createTexts(edits: readonly Edit[]): Texts {
  const updates = edits.map((edit) => bytesOf(edit.update));
  const texts: Omit<Texts, 'frames'> = { keys: new Set(), touched: [], broken: 0 };
  let changed: string[] = [];
  const fresh = (): Y.Doc => {
    const doc = new Y.Doc();
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      changed = [...transaction.changed.keys()].map((type) => Y.findRootTypeKey(type));
    });
    return doc;
  };
  const apply = (doc: Y.Doc, index: number): void => {
    const first = index >= texts.touched.length;
    const update = updates[index];
    changed = [];
    try {
      if (update) Y.applyUpdate(doc, update);
      else if (first) texts.broken += 1;
    } catch {
      if (first) texts.broken += 1;
    }
    if (!first) return;
    for (const key of changed) texts.keys.add(key);
    texts.touched.push(changed.length === 1 ? (changed[0] ?? null) : null);
  };
  const frames = createKeyframes<Y.Doc, Uint8Array>({
    length: edits.length,
    every,
    empty: fresh,
    apply(doc, from, to) {
      for (let index = from; index < to; index++) apply(doc, index);
      return doc;
    },
    freeze: (doc) => Y.encodeStateAsUpdate(doc),
    thaw(frame) {
      const doc = fresh();
      Y.applyUpdate(doc, frame);
      return doc;
    },
    release: (doc) => doc.destroy(),
  });
  return Object.assign(texts, { frames });
}
