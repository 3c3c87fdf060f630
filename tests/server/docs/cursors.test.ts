// Where people's cursors go is recorded by seat, seldom, in the code alone; what cannot be stored waits.
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Move } from '../../../shared/replay/cursors.ts';
import { admission, eventually, join, KEY, memoryStore, seat, startHost } from './host.ts';
import type { Host, HostChange, MemoryStore, Person } from './host.ts';

let store: MemoryStore;
let host: Host;
let people: Person[] = [];

async function start(change: HostChange = {}): Promise<void> {
  store = memoryStore();
  host = await startHost(store, { limits: { trailMs: 50 }, ...change });
}
async function come(...visit: [token: string, name?: 'code' | 'notes' | 'board']): Promise<Person> {
  const person = await join(host, ...visit);
  people.push(person);
  return person;
}
afterEach(async () => {
  for (const person of people) person.leave();
  people = [];
  await host.stop();
});

/** As y-monaco tells it. */
function select({ provider, text }: Person, head: number, anchor = head): void {
  const at = (index: number) => Y.createRelativePositionFromTypeIndex(text, index);
  provider.awareness.setLocalStateField('selection', { anchor: at(anchor), head: at(head) });
}
const moves = (by: string): Move[1][] =>
  store.cursors.filter((row) => row.by === by).flatMap((row) => row.moves.map(([, where]) => where));

test('a caret, a selection and the leaving of each seat, once each', async () => {
  await start();
  const ada = await come('candidate');
  const observer = await come('observer');
  ada.type('hello');
  await eventually('it is read', () => observer.read() === 'hello');
  const { clientID } = ada.doc;
  select(ada, 2);
  select(observer, 5);
  await eventually('both are recorded', () => moves('candidate').length + moves('observer').length === 2);
  select(ada, 2); // she stays
  ada.provider.awareness.setLocalStateField('selection', { anchor: 'nonsense' });
  select(observer, 4, 1);
  await eventually('the selection is recorded', () => moves('observer').length === 2);
  select(ada, 0);
  await eventually('the next caret is recorded', () => moves('candidate').length === 2);
  ada.leave();
  await eventually('that she left is recorded', () => moves('candidate').length === 3);
  expect(moves('candidate')).toEqual([[KEY, [clientID, 2]], [KEY, [clientID, 0]], null]);
  expect(moves('observer')).toEqual([
    [KEY, null],
    [KEY, [clientID, 4], [clientID, 1]],
  ]);
});

test('nobody is recorded in the notes, nor after the end', async () => {
  await start();
  host.seats.set('late', admission(seat('late', 'interviewer'), { ended: true }));
  for (const person of [await come('interviewer', 'notes'), await come('late')]) select(person, 0);
  select(await come('second'), 0);
  await eventually('who may be is recorded', () => moves('second').length === 1);
  expect(new Set(store.cursors.map(({ by }) => by))).toEqual(new Set(['second']));
});

test('what the store did not take is stored when it is back, at the latest when the server stops', async () => {
  const warnings: string[] = [];
  await start({ log: { info: () => {}, warn: (_, words) => void warnings.push(words), error: () => {} } });
  store.failing.append = true;
  select(await come('candidate'), 0);
  await eventually('the store refused', () => warnings.some((words) => words.includes('cursors')));
  store.failing.append = false;
  await host.documents.close();
  expect(moves('candidate')).toEqual([[KEY, null], null]);
});
