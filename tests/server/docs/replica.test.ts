// The document in memory, which lets typed text wait, against Yjs itself, which does not: after every edit of three people,
// in whatever order and however often they come, both say the same was raised, and both read the same.
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { createReplica } from '../../../server/docs/replica.ts';
import type { Clocks, Replica } from '../../../server/docs/replica.ts';
import { random } from './random.ts';

const KEY = 'q1/python';
const EDITS = 400;

interface Author {
  doc: Y.Doc;
  at: number;
}

/** Mostly types on; now and then jumps, deletes, or reads what the others did. Returns the update. */
function act(author: Author, others: Author[], next: (below: number) => number): Uint8Array {
  const text = author.doc.getText(KEY);
  if (next(8) === 0)
    for (const { doc } of others)
      Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(author.doc)), 'read');
  if (next(10) === 0) author.at = next(text.length + 1);
  author.at = Math.min(author.at, text.length);
  const made: Uint8Array[] = [];
  const hear = (update: Uint8Array, origin: unknown): void => void (origin !== 'read' && made.push(update));
  author.doc.on('update', hear);
  if (next(6) === 0 && author.at > 0) text.delete(--author.at, 1);
  else {
    const typed = ['a', 'é', '🙂', 'two words '][next(4)] ?? '';
    text.insert(author.at, typed);
    author.at += typed.length;
  }
  author.doc.off('update', hear);
  return made[0] ?? new Uint8Array([0, 0]);
}

/** What an edit raises, found by comparing before and after. */
function raisedBy(doc: Y.Doc, update: Uint8Array): Clocks {
  const before = Y.decodeStateVector(Y.encodeStateVector(doc));
  Y.applyUpdate(doc, update);
  const after = Y.decodeStateVector(Y.encodeStateVector(doc));
  return [...after].flatMap(([client, to]) => {
    const from = before.get(client) ?? 0;
    return from === to ? [] : [[client, from, to] satisfies Clocks[number]];
  });
}

const sorted = (clocks: Clocks | null): Clocks => (clocks ?? []).toSorted(([a], [b]) => a - b);

function apply(replica: Replica, update: Uint8Array): Clocks {
  const read = replica.read(update);
  if (read === null) throw new Error('an edit that cannot be read');
  expect(replica.fits(read)).toBe(true);
  return sorted(replica.apply(read));
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('it is as good as Yjs itself, seed %i', (seed) => {
  const draw = random(seed);
  const next = (below: number): number => Math.floor(draw() * below);
  const authors = [101, 202, 303].map((clientID) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    return { doc, at: 0 };
  });
  const sent: Uint8Array[] = [];
  const held: Uint8Array[] = []; // come late
  const reference = new Y.Doc();
  const replica = createReplica();
  const deliver = (update: Uint8Array): void => {
    const expected = sorted(raisedBy(reference, update));
    expect(apply(replica, update)).toEqual(expected);
    sent.push(update);
    if (next(25) === 0) expect(replica.text(KEY)).toBe(reference.getText(KEY).toJSON());
  };
  for (let i = 0; i < EDITS; i++) {
    const author = authors[next(next(4) === 0 ? authors.length : 1)];
    if (author === undefined) throw new Error('no author');
    const update = act(author, authors, next);
    if (next(40) === 0) held.push(update);
    else deliver(update);
    if (next(30) === 0) deliver(sent[next(sent.length)] ?? update); // once more
    if (next(30) === 0) for (const late of held.splice(0)) deliver(late);
  }
  for (const late of held) deliver(late);
  const whole = new Y.Doc();
  Y.applyUpdate(whole, replica.since());
  expect(whole.getText(KEY).toJSON()).toBe(reference.getText(KEY).toJSON());
  expect(replica.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(reference)));
  expect(Y.equalSnapshots(Y.snapshot(whole), Y.snapshot(reference))).toBe(true);
});

test('what only looks like typing is applied at once', () => {
  const replica = createReplica();
  const doc = new Y.Doc();
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  doc.getMap('m').set('k', 'value'); // has no place in a text
  doc.getText(KEY).insert(0, 'a');
  doc.getText(KEY).insert(1, 'b');
  doc.getArray('list').insert(0, [1]);
  doc.getArray('list').insert(1, ['two']);
  for (const update of made) expect(apply(replica, update)).toHaveLength(1);
  expect(replica.text(KEY)).toBe('ab');
  expect(replica.map('m')).toEqual([['k', 'value']]);
  const last = made[2] ?? new Uint8Array();
  for (let length = 1; length < last.length; length++) expect(replica.read(last.slice(0, length))).toBeNull();
  expect(replica.read(last)?.typed).not.toBeNull();
});
