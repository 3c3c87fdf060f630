// A shared document at any moment: rebuilt from its edits, with a snapshot every so often. Knows no screen.
import * as Y from 'yjs';
import { inOrder, parseShape, type Shape, shapesKey } from '../../../shared/board.ts';
import { fileEntrySchema, filesIn, filesKey, readKey } from '../../../shared/code-files.ts';
import { languageSchema } from '../../../shared/language-schema.ts';
import type { Place } from '../../../shared/replay/cursors.ts';
import { createKeyframes, type Keyframes } from '../../../shared/replay/keyframes.ts';
import type { Edit } from '../../../shared/replay/recording.ts';
import { bytesOf } from './crypto.ts';

/** Edits between two snapshots: a seek applies fewer. All of them together are one transaction, which takes few ms. */
const every = 500;

export interface Rebuilt {
  frames: Keyframes<Y.Doc>;
  /** All texts by name, each with the number of the edit that first wrote it; whole when `frames` are prepared. */
  texts: Map<string, number>;
  /** Which text each edit changed; null where it is none or several. Filled as edits are first applied. */
  touched: (string | null)[];
  /** Edits that Yjs could not read. */
  broken: number;
}

/** `edits`: of one document, in the order in which they were stored. */
export function createRebuilt(edits: readonly Edit[]): Rebuilt {
  const rebuilt: Omit<Rebuilt, 'frames'> = { texts: new Map(), touched: [], broken: 0 };
  const updates: (Uint8Array | null)[] = [];
  /** Puts the edit in; false: it cannot be read. */
  const put = (doc: Y.Doc, index: number): boolean => {
    const update = (updates[index] ??= bytesOf(edits[index]?.update ?? ''));
    if (update === null || update.length === 0) return false;
    try {
      Y.applyUpdate(doc, update);
      return true;
    } catch {
      return false;
    }
  };
  const apply = (doc: Y.Doc, index: number, { changed }: Y.Transaction): void => {
    changed.clear(); // nobody observes this document: what is noted here is for `touched` alone
    const read = put(doc, index);
    if (index < rebuilt.touched.length) return;
    if (!read) rebuilt.broken += 1;
    const names = textsOf(changed);
    for (const name of names) if (!rebuilt.texts.has(name)) rebuilt.texts.set(name, index);
    rebuilt.touched.push(names.length === 1 ? (names[0] ?? null) : null);
  };
  const frames = createKeyframes<Y.Doc, Uint8Array>({
    length: edits.length,
    every,
    empty: () => new Y.Doc(),
    apply(doc, from, to) {
      // One transaction for all: twenty thousand of their own would take ten times as long.
      doc.transact((transaction) => {
        for (let index = from; index < to; index++) apply(doc, index, transaction);
      });
      return doc;
    },
    freeze: (doc) => Y.encodeStateAsUpdate(doc),
    thaw(frame) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, frame);
      return doc;
    },
    release: (doc) => doc.destroy(),
  });
  return Object.assign(rebuilt, { frames });
}

/** The names of the texts among what changed: of maps and what lies in them there is nothing to read. */
function textsOf(changed: Y.Transaction['changed']): string[] {
  const names: string[] = [];
  for (const [type, parts] of changed)
    if (type._item === null && parts.has(null)) names.push(Y.findRootTypeKey(type));
  return names;
}

/** Of a whiteboard, from back to front. */
export function shapesOf(doc: Y.Doc): Shape[] {
  const shapes = [...doc.getMap(shapesKey)].map(([id, value]) =>
    value instanceof Y.Map ? parseShape(id, value.toJSON()) : null,
  );
  return inOrder(shapes.filter((shape) => shape !== null));
}

/** Where a character is in a text now; null: it is not there yet. */
export function indexOf(doc: Y.Doc, name: string, place: Place): number | null {
  const text = doc.getText(name);
  if (place === null) return text.length;
  const [client, clock] = place;
  const position = Y.createRelativePositionFromJSON({ tname: name, item: { client, clock } });
  const at = Y.createAbsolutePositionFromRelativePosition(position, doc);
  return at?.type === text ? at.index : null;
}

/** The files beside the main ones, by key, with the names that they have: as the editor's tabs show them. */
export function fileNames(doc: Y.Doc): Map<string, string> {
  const entries = [...doc.getMap(filesKey)].filter(([, entry]) => fileEntrySchema.safeParse(entry).success);
  const mains = new Set(entries.map(([key]) => key.split('/').slice(0, 2).join('/')));
  const files = [...mains].flatMap((main) => {
    const of = readKey(main);
    const language = languageSchema.safeParse(of?.language);
    return of && language.success ? filesIn(entries, of.question, language.data) : [];
  });
  return new Map(files.map(({ key, name }) => [key, name]));
}
