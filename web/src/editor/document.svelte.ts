// One shared document: its socket, its copy in this browser, and what of it the server has stored. Knows no editor.
import { backend } from '../lib/backend.ts';
import * as decoding from 'lib0/decoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { docMessages, documentVersion, seatColour, type DocName } from '../../../shared/documents.ts';
import { closeCodes } from '../../../shared/close-codes.ts';
import type { Seat } from '../../../shared/protocol.ts';
import { createUnsaved } from './unsaved.ts';

/** Milliseconds that the copy in this browser may take to load before the socket opens without it. */
const copyLimit = 3_000;
/** Milliseconds between two looks at the counter: often enough for eyes, seldom enough for typing. */
const beat = 250;
/** Milliseconds within which the people of a server that stops come back, one by one. */
const scatter = 2_000;
/** Milliseconds after which no node believes what a seat was allowed before. */
const seatsCached = 800;

export interface SharedDocument {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly state: {
    link: 'connecting' | 'open' | 'lost';
    synced: boolean;
    unsaved: number;
    closed: number | null;
  };
  /** The seat may write again: goes on where a write that came too late had closed it. */
  reopen(): void;
  /** Deletes the copy in this browser, once everything is stored. */
  forget(): Promise<void>;
  destroy(): void;
}

/** Opens a document of the session; the caller destroys it. `closed` gets the close code that ended it for good. */
export function openDocument(seat: Seat, token: string, name: DocName): SharedDocument {
  const doc = new Y.Doc();
  handInCopies(doc, () => ({ provider, copy }));
  const address = `${backend.replace(/^http/, 'ws')}/doc/${seat.sessionId}`;
  const params = { seat: token, v: String(documentVersion) };
  const options = { connect: false, params, disableBc: true, shouldReconnect };
  const provider = new WebsocketProvider(address, name, doc, options);
  const state = $state<SharedDocument['state']>({
    link: 'connecting',
    synced: false,
    unsaved: 0,
    closed: null,
  });
  const copy = seat.write ? new IndexeddbPersistence(`candor/${seat.sessionId}/${name}`, doc) : null;
  const person = { seat: seat.id, name: seat.name, role: seat.role, color: seatColour(seat.id) };
  const count = countUnsaved(doc, provider, copy);
  let closed = false;

  /** Everybody whom a server sends away as it stops need not knock at the next one at once; haste needs a while, too. */
  const comeBackLater = () => {
    provider.disconnect();
    setTimeout(() => !closed && provider.connect(), Math.random() * scatter);
  };

  provider.awareness.setLocalStateField('user', person);
  provider.on('sync', (synced) => (state.synced ||= synced));
  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      state.link = 'open';
      provider.awareness.setLocalStateField('user', person); // a new clock, or others keep us hidden
    } else if (status === 'disconnected') {
      state.link = 'lost';
      count.lost();
    }
  });
  provider.on('connection-close', (event) => {
    state.link = 'lost';
    if (event?.code === closeCodes.restarting || event?.code === closeCodes.slow) comeBackLater();
  });
  provider.on('closed', ({ code }) => (state.closed = code));

  const timer = setInterval(() => {
    const now = count.count();
    if (now !== state.unsaved) state.unsaved = now;
  }, beat);
  const waited = new Promise<void>((resolve) => setTimeout(resolve, copyLimit));
  void Promise.race([copy?.whenSynced, copy ? waited : undefined]).finally(
    () => !closed && provider.connect(),
  );

  return {
    doc,
    provider,
    state,
    reopen: () => void setTimeout(() => closed || reopen(provider, state), seatsCached),
    forget: async () => copy?.clearData(),
    destroy() {
      closed = true;
      clearInterval(timer);
      provider.destroy();
      void copy?.destroy();
      doc.destroy();
    },
  };
}

/** What y-websocket does by itself takes every 44xx for good. */
function shouldReconnect({ code }: CloseEvent): boolean {
  return code === closeCodes.slow || code < 4400 || code > 4499;
}

function reopen(provider: WebsocketProvider, state: SharedDocument['state']): void {
  if (state.closed !== closeCodes.forbidden) return;
  state.closed = null;
  provider.connect();
}

/**
 * What the copy holds may be anybody's, and comes late where the disk is slow. The server takes it by a new greeting
 * alone, not as edits of ours. To be called before the provider is made, whose own listener would send it.
 */
function handInCopies(
  doc: Y.Doc,
  parts: () => { provider: WebsocketProvider; copy: IndexeddbPersistence | null },
): void {
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    const { provider, copy } = parts();
    if (copy === null || origin !== copy || !provider.wsconnected) return;
    provider.disconnect();
    provider.connect();
  });
}

/** Watches what goes out and what the server says it has stored. */
function countUnsaved(doc: Y.Doc, provider: WebsocketProvider, copy: IndexeddbPersistence | null) {
  const unsaved = createUnsaved();
  /** What the copy in this browser held: the server may never have got it. */
  let owed = new Map<number, number>();
  void copy?.whenSynced.then(() => (owed = Y.decodeStateVector(Y.encodeStateVector(doc))));
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider || origin === copy) return;
    unsaved.edit(provider.wsconnected, Y.getState(doc.store, doc.clientID));
  });
  const sync = provider.messageHandlers[docMessages.sync];
  provider.messageHandlers[docMessages.sync] = (encoder, decoder, from, emit, type) => {
    const first = decoding.peekVarUint(decoder) === 0;
    sync?.(encoder, decoder, from, emit, type);
    if (first) unsaved.caughtUp(); // step 1 was answered with step 2
  };
  provider.messageHandlers[docMessages.saved] = (_encoder, decoder) => {
    const clocks = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    const has = (client: number) => clocks.get(client) ?? 0;
    unsaved.stored(decoding.readVarUint(decoder), has(doc.clientID));
    owed = new Map([...owed].filter(([client, clock]) => clock > has(client)));
  };
  return { lost: () => unsaved.lost(), count: () => unsaved.count() + (owed.size > 0 ? 1 : 0) };
}
