// Nobody writes under a colleague's Yjs client id: not live, not after the document was loaded again, not by handing it in
// while the colleague is here. What somebody left behind is still handed in by others.
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '../../../shared/close-codes.ts';
import { step2Frame, updateFrame } from '../../../server/docs/messages.ts';
import { eventually, join, KEY, memoryStore, open, startHost } from './host.ts';
import type { Host, MemoryStore, Person } from './host.ts';

let store: MemoryStore;
let host: Host;
let people: Person[];
let refused: string[];

beforeEach(async () => {
  [store, people, refused] = [memoryStore(), [], []];
  host = await startHost(store, { refused: (why) => void refused.push(why) });
});
afterEach(async () => {
  for (const person of people) person.leave();
  await host.stop();
});
async function come(token: string, doc?: Y.Doc): Promise<Person> {
  const person = await join(host, token, 'code', doc);
  people.push(person);
  return person;
}

/** What this person's client would say next, were it to type `text`; and the replica that says so. */
function nextOf({ doc }: Person, text: string): { update: Uint8Array; replica: Y.Doc } {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  replica.clientID = doc.clientID;
  const before = Y.encodeStateVector(replica);
  replica.getText(KEY).insert(0, text);
  return { update: Y.encodeStateAsUpdate(replica, before), replica };
}
const say = ({ provider }: Person, frame: Uint8Array): void => provider.ws?.send(frame.slice());
const text = () => host.documents.readText('test_docs', 'code', KEY);

test('an edit in a colleague’s name closes its sender, and the colleague goes on', async () => {
  const [ada, ian] = [await come('candidate'), await come('interviewer')];
  ada.type('mine');
  await eventually('Ian reads it', () => ian.read() === 'mine');
  say(ian, updateFrame(nextOf(ada, 'FORGED ').update));
  await eventually('Ian is closed', () => ian.closed?.code === closeCodes.forged);
  ada.type(', all of it');
  await eventually('her next edit is taken', async () => (await text()) === 'mine, all of it');
  expect(refused).toEqual(['forged']);
});

test('whoever announced an id keeps it, also before anything is written', async () => {
  const [ada, ian] = [await come('candidate'), await come('interviewer')];
  await eventually('Ian sees Ada', () => ian.provider.awareness.getStates().has(ada.doc.clientID));
  say(ian, updateFrame(nextOf(ada, 'FORGED').update));
  await eventually('Ian is closed', () => ian.closed?.code === closeCodes.forged);
  ada.type('first');
  await eventually('hers is taken', async () => (await text()) === 'first');
});

test('it is remembered with the edits: a document that was loaded again knows whose ids they are', async () => {
  const ada = await come('candidate');
  ada.type('mine');
  await eventually('it is stored', () => ada.saved?.edits === 1);
  const forged = nextOf(ada, 'FORGED ').update;
  ada.provider.disconnect();
  await eventually('the document is unloaded', () => host.documents.stats().documents === 0);
  const ian = await come('interviewer');
  say(ian, updateFrame(forged));
  await eventually('Ian is closed', () => ian.closed?.code === closeCodes.forged);
  ada.type('!');
  ada.provider.connect();
  await eventually('Ada goes on', async () => (await text()) === 'mine!');
  await eventually('and it is stored', () => store.rows.length === 2);
  expect(store.rows.map(({ by }) => by)).toEqual(['candidate', 'candidate']);
});

test('nor may it be handed in: while its author is here it waits, and nobody asked for a second time', async () => {
  const [ada, ian] = [await come('candidate'), await come('interviewer')];
  ada.type('mine');
  await eventually('Ian reads it', () => ian.read() === 'mine');
  const { update, replica } = nextOf(ada, 'FORGED ');
  say(ian, step2Frame(update)); // the server's question was answered already
  await eventually('Ian is closed', () => ian.closed?.code === closeCodes.forged);
  const second = open(host, 'second', 'code', replica);
  people.push(second);
  const codes: number[] = [];
  second.provider.on('connection-close', (event) => void codes.push(event?.code ?? 0));
  await eventually('the second is sent away for now', () => codes.includes(closeCodes.failed));
  expect(second.closed).toBeNull();
  expect(await text()).toBe('mine');
});

test('what somebody wrote who is away is taken from whoever has it, once', async () => {
  const ada = await come('candidate');
  ada.type('stored');
  await eventually('it is stored', () => ada.saved?.edits === 1);
  const { replica } = nextOf(ada, 'only Ian has it, '); // as if their server had died with it
  ada.provider.disconnect();
  await eventually('she is away', () => host.documents.stats().connections === 0);
  const ian = await come('interviewer', replica);
  await eventually('it is taken', async () => (await text()) === 'only Ian has it, stored');
  await eventually('and stored', () => ian.saved !== null && host.documents.stats().unsaved === 0);
  expect(refused).toEqual([]);
});
