// A real HTTP server with the document host behind it, seats by name, and people who edit through WebsocketProvider.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DocName } from '../../../shared/documents.ts';
import type { Seat } from '../../../shared/protocol.ts';
import { createDocuments } from '../../../server/docs/documents.ts';
import type { Documents, DocumentsDeps } from '../../../server/docs/documents.ts';
import type { Admission, CursorRow, Row, Store } from '../../../server/docs/ports.ts';
import { BrowserSocket } from '../../support/document.ts';

export const SESSION = 'test_docs';
export const KEY = 'q1/python';
const WAIT_MS = 40_000;

/** Polls until `check` holds; fails with `what` after a generous while. */
export async function eventually(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + WAIT_MS;
  while (!(await check())) {
    if (Date.now() > until) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Keeps rows in memory; can be told to fail. Real databases have their own test. */
export interface MemoryStore extends Store {
  rows: Row[];
  cursors: CursorRow[];
  snapshots: number;
  loads: number;
  failing: { load: boolean; append: boolean };
}
export function memoryStore(): MemoryStore {
  const store: MemoryStore = {
    rows: [],
    cursors: [],
    snapshots: 0,
    loads: 0,
    failing: { load: false, append: false },
    async load(sessionId, name) {
      store.loads++;
      if (store.failing.load) throw new Error('the database is away');
      const rows = store.rows.filter((row) => row.sessionId === sessionId && row.name === name);
      const authors = rows.flatMap(({ by, claims }) =>
        claims.map((client): [number, string] => [client, by ?? '']),
      );
      return { snapshot: null, updates: rows.map((row) => row.data), authors, last: String(rows.length) };
    },
    async append(rows) {
      if (store.failing.append) throw new Error('the database is away');
      store.rows.push(...rows.map((row) => ({ ...row, data: row.data.slice() })));
      return { missing: [] };
    },
    async appendCursors(rows) {
      if (store.failing.append) throw new Error('the database is away');
      store.cursors.push(...rows);
    },
    async saveSnapshot() {
      store.snapshots++;
    },
  };
  return store;
}

export function seat(id: string, role: Seat['role'], change: Partial<Seat> = {}): Seat {
  const write = role !== 'observer';
  return { id, sessionId: SESSION, role, agent: false, name: `Name of ${id}`, write, ...change };
}

export function admission(of: Seat, change: Partial<Admission> = {}): Admission {
  return { seat: of, admitted: true, expiresAt: Date.now() + 3_600_000, ended: false, ...change };
}

export const everySeat = (): Map<string, Admission> =>
  new Map(
    [
      seat('candidate', 'candidate'),
      seat('interviewer', 'interviewer'),
      seat('second', 'interviewer'),
      seat('observer', 'observer'),
    ].map((one) => [one.id, admission(one)]),
  );

export interface Host {
  url: string;
  port: number;
  documents: Documents;
  /** Tokens are seat ids here. */
  seats: Map<string, Admission>;
  stop(): Promise<void>;
}

export type HostChange = Partial<DocumentsDeps> & { seats?: Map<string, Admission> };

export async function startHost(store: Store, change: HostChange = {}): Promise<Host> {
  const seats = change.seats ?? everySeat();
  const documents = createDocuments({
    store,
    verify: async (token) => seats.get(token) ?? null,
    seed: async () => [],
    channel: null,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...change,
    limits: { lingerMs: 100, savedMs: 1_000, ...change.limits },
  });
  const server = createServer();
  server.on('upgrade', documents.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${String(port)}/doc/${SESSION}`,
    port,
    documents,
    seats,
    async stop() {
      await documents.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Person {
  doc: Y.Doc;
  provider: WebsocketProvider;
  text: Y.Text;
  read(): string;
  type(text: string, at?: number): void;
  /** The last message 100: the state vector that is stored, and how many of this connection's edits. */
  saved: { vector: Map<number, number>; edits: number } | null;
  closed: { code: number } | null;
  leave(): void;
}

export function open(
  host: { url: string },
  token: string,
  name: DocName = 'code',
  doc = new Y.Doc(),
): Person {
  const provider = new WebsocketProvider(host.url, name, doc, {
    params: { seat: token },
    WebSocketPolyfill: BrowserSocket,
    disableBc: true,
    maxBackoffTime: 500,
  });
  const text = doc.getText(KEY);
  const person: Person = {
    doc,
    provider,
    text,
    read: () => text.toJSON(),
    type: (typed, at) => text.insert(at ?? text.length, typed),
    saved: null,
    closed: null,
    leave() {
      provider.destroy();
      doc.destroy();
    },
  };
  provider.messageHandlers[100] = (_encoder, decoder) => {
    const vector = decoding.readVarUint8Array(decoder);
    person.saved = { vector: Y.decodeStateVector(vector), edits: decoding.readVarUint(decoder) };
  };
  provider.on('closed', (event) => (person.closed = event));
  return person;
}

/** Opens, and waits for the server's state. */
export async function join(
  host: { url: string },
  token: string,
  name?: DocName,
  doc?: Y.Doc,
): Promise<Person> {
  const person = open(host, token, name, doc);
  await eventually(`${token} synced`, () => person.provider.synced);
  return person;
}
