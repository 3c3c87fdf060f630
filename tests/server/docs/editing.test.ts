// People edit one document through stock WebsocketProviders: who may read, who may write, who is seen under which name.
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '../../../shared/close-codes.ts';
import { KEY, admission, eventually, join, memoryStore, open, seat, startHost } from './host.ts';
import type { Host, HostChange, MemoryStore, Person } from './host.ts';

type Visit = [token: string, name?: 'code' | 'notes' | 'board'];
let host: Host;
let store: MemoryStore;
let people: Person[] = [];

async function start(change: HostChange = {}): Promise<void> {
  store = memoryStore();
  host = await startHost(store, change);
}
async function come(...visit: Visit): Promise<Person> {
  const person = await join(host, ...visit);
  people.push(person);
  return person;
}
function refused(...visit: Visit): Person {
  const person = open(host, ...visit);
  people.push(person);
  return person;
}
afterEach(async () => {
  for (const person of people) person.leave();
  people = [];
  await host.stop();
});

test('two people converge, a late joiner sees it all, and each row has its author', async () => {
  await start();
  const ada = await come('candidate');
  const ian = await come('interviewer');
  ada.type('print(1)\n');
  await eventually('the interviewer reads it', () => ian.read() === 'print(1)\n');
  ada.type('# a');
  ian.type('# i\n', 0);
  await eventually('both have both', () => ian.read() === ada.read() && ada.read().length === 16);
  const late = await come('observer');
  expect(late.read()).toBe(ada.read());
  expect(await host.documents.readText('test_docs', 'code', 'q1/python')).toBe(ada.read());
  await eventually('all is stored', () => host.documents.stats().unsaved === 0 && store.rows.length === 3);
  expect(store.rows.filter((row) => row.by === 'candidate')).toHaveLength(2);
  await eventually('Ada hears what is stored', () => ada.saved?.vector.get(ada.doc.clientID) === 12);
  ada.text.delete(0, 1); // a deletion has no clock: it is counted
  await eventually('her deletion counts', () => ada.saved?.edits === 3);
});

test('what an observer types is never applied, and closes the observer', async () => {
  await start();
  const ada = await come('candidate');
  const observer = await come('observer');
  ada.type('hello');
  await eventually('the observer reads', () => observer.read() === 'hello');
  observer.type('EVIL ', 0);
  await eventually('the observer is closed', () => observer.closed?.code === closeCodes.forbidden);
  ada.type('!');
  await eventually('all is stored', () => host.documents.stats().unsaved === 0 && store.rows.length === 2);
  expect((await come('second')).read()).toBe('hello!');
});

test('a permission is given and taken while the document is open', async () => {
  await start();
  const ada = await come('candidate');
  const observer = await come('observer');
  host.documents.setWrite('observer', true);
  observer.type('allowed ', 0);
  await eventually('the edit arrives', () => ada.read() === 'allowed ');
  host.documents.setWrite('observer', false);
  observer.type('too late', 0);
  await eventually('the observer is closed', () => observer.closed?.code === closeCodes.forbidden);
  expect(await host.documents.readText('test_docs', 'code', 'q1/python')).toBe('allowed ');
});

test('notes are for interviewers; unknown documents and seats are refused', async () => {
  await start();
  host.seats.set('stranger', admission(seat('stranger', 'interviewer', { sessionId: 'test_other' })));
  host.seats.set('waiting', admission(seat('waiting', 'candidate'), { admitted: false }));
  const cases: [Person, number][] = [
    [refused('candidate', 'notes'), closeCodes.forbidden],
    [refused('observer', 'notes'), closeCodes.forbidden],
    [refused('stranger'), closeCodes.forbidden],
    [refused('waiting'), closeCodes.forbidden],
    [refused('forged'), closeCodes.badSeat],
    [refused('candidate', 'secrets' as 'code'), closeCodes.notFound],
  ];
  for (const [person, code] of cases)
    await eventually(`closed with ${String(code)}`, () => person.closed?.code === code);
  const ian = await come('interviewer', 'notes');
  const second = await come('second', 'notes');
  ian.type('strong');
  await eventually('the colleague reads it', () => second.read() === 'strong');
});

test('names come from the seat, and nobody speaks for another client', async () => {
  await start();
  const ada = await come('candidate');
  const ian = await come('interviewer');
  const adaId = ada.doc.clientID;
  ada.provider.awareness.setLocalStateField('user', { name: 'The Boss', color: 'red' });
  const seenBy = (person: Person): Record<string, unknown> | undefined =>
    person.provider.awareness.getStates().get(adaId);
  await eventually('Ada is seen under her own name', () => {
    const state = JSON.stringify(seenBy(ian) ?? null);
    return state.includes('"name":"Name of candidate"') && state.includes('"seat":"candidate"');
  });
  // Ian's client says something in Ada's name, with a clock of the far future.
  ian.provider.awareness.states.set(adaId, { cursor: 'forged' });
  ian.provider.awareness.meta.set(adaId, { clock: 2 ** 50, lastUpdated: Date.now() });
  ian.provider.awareness.emit('update', [{ added: [], updated: [adaId], removed: [] }, 'forger']);
  ian.type('after the forgery');
  await eventually('the server heard Ian', () => ada.read() === 'after the forgery');
  const second = await come('second');
  await eventually('the second sees Ada', () => seenBy(second) !== undefined);
  expect(seenBy(second)?.['cursor']).toBeUndefined();
  ada.provider.disconnect();
  await eventually('Ada is gone', () => seenBy(second) === undefined);
  ada.provider.connect();
  await eventually('and back', () => seenBy(second) !== undefined);
});

test('a cursor that stays where it was is not told with every key; a move is seen', async () => {
  await start();
  const ada = await come('candidate');
  const ian = await come('interviewer');
  const seen = (): unknown => ian.provider.awareness.getStates().get(ada.doc.clientID)?.['selection'];
  let told = 0;
  ian.provider.awareness.on('update', () => told++);
  for (let i = 0; i < 100; i++) {
    ada.type('x');
    ada.provider.awareness.setLocalStateField('selection', 'before the same character');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await eventually('all of it is read, and where she is', () => {
    return ian.read().length === 100 && seen() === 'before the same character';
  });
  ada.provider.awareness.setLocalStateField('selection', 'elsewhere');
  await eventually('the move is seen', () => seen() === 'elsewhere');
  expect(told).toBeLessThan(50);
});

test('line ends of another system are mended on the way, and nobody sees them', async () => {
  await start();
  const ada = await come('candidate');
  const ian = await come('interviewer');
  const seen: string[] = [];
  ian.doc.on('update', () => seen.push(ian.read()));
  ada.text.insert(0, 'one\r\ntwo 🙂\r\n\r\n');
  await eventually('Ian reads it', () => ian.read() === 'one\ntwo 🙂\n\n');
  await eventually('so does she', () => ada.read() === ian.read());
  expect(seen.join('')).not.toContain('\r');
  ada.provider.disconnect();
  ada.text.insert(0, 'alone\r\n');
  ada.provider.connect();
  await eventually('what was typed alone, too', () => ian.read() === 'alone\none\ntwo 🙂\n\n');
  await eventually('and for her', () => ada.read() === ian.read());
  const second = await come('second');
  await eventually('and for who comes late', () => second.read() === ian.read());
  ian.type('!');
  await eventually('they go on together', () => second.read() === ada.read() && ada.read().includes('!'));
  await eventually('all is stored', () => host.documents.stats().unsaved === 0);
  const stored = new Y.Doc();
  for (const { data } of store.rows) Y.applyUpdate(stored, data);
  expect(stored.getText(KEY).toJSON()).toBe(ada.read());
});

test('starter text is inserted once, with \\n alone, and later for what is new', async () => {
  const texts = [{ key: 'q1/python', text: 'def f():\r\n    pass\r\n' }];
  await start({ seed: async (_session, name) => (name === 'code' ? texts : []) });
  const ada = await come('candidate');
  expect(ada.read()).toBe('def f():\n    pass\n');
  ada.text.delete(0, ada.text.length);
  texts.push({ key: 'q2/python', text: 'x = 1\n' });
  host.documents.reseed('test_docs');
  await eventually('the second starter', () => ada.doc.getText('q2/python').toJSON() === 'x = 1\n');
  await eventually('the deletion is stored', () => ada.saved?.edits === 1);
  ada.leave();
  people = [];
  await eventually('the document is unloaded', () => host.documents.stats().documents === 0);
  expect(await host.documents.readText('test_docs', 'code', 'q1/python')).toBe('');
  expect(await host.documents.readText('test_docs', 'code', 'q2/python')).toBe('x = 1\n');
});
