// Somebody who edits one shared text by random steps, moves between nodes, and keeps account of what the server said it
// has stored (by the rules of the web app's counter). Knows no fault and no test.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { docMessages } from '../../shared/documents.ts';
import { openDocument } from '../support/document.ts';

export interface Edit {
  mark: string; // unique, never cut by anybody
  kind: 'insert' | 'delete';
  acknowledged: boolean;
  message: number | null; // which message of this connection carried it; null: handed in by the first sync
  clock: number;
}
export interface Typist {
  name: string;
  edits: Edit[];
  /** One random edit: a new mark somewhere between marks, or one of its own marks taken out again. */
  edit(): void;
  /** Leaves its node and goes on at another one. Edits meanwhile are kept. */
  move(url: string): void;
  read(): string;
  synced(): boolean;
  url(): string;
  waiting(): Edit[];
  /** The code that ended the connection for good. */
  closed(): number | null;
  leave(): void;
}

const END = '⟧';
const REMOVING = 0.25; // of all edits

export function createTypist(deps: {
  name: string;
  sessionId: string;
  seat: string;
  key: string;
  url: string;
  random: () => number;
}): Typist {
  const { name, random } = deps;
  const doc = new Y.Doc();
  const text = doc.getText(deps.key);
  const edits: Edit[] = [];
  let sent = 0;
  let caught = false;
  let closed: number | null = null;
  let provider = connect(deps.url);

  function lost(): void {
    sent = 0;
    caught = false;
    for (const edit of edits) if (!edit.acknowledged) edit.message = null;
  }
  function stored(messages: number, clock: number): void {
    for (const edit of edits)
      edit.acknowledged ||= edit.message === null ? caught && edit.clock <= clock : edit.message <= messages;
  }
  function connect(url: string): ReturnType<typeof openDocument> {
    lost();
    closed = null;
    const made = openDocument({ url, sessionId: deps.sessionId, seat: deps.seat, doc });
    made.on('status', ({ status }) => void (status === 'disconnected' && made === provider && lost()));
    made.on('closed', ({ code }) => (closed = code));
    const sync = made.messageHandlers[docMessages.sync];
    made.messageHandlers[docMessages.sync] = (encoder, decoder, from, emit, type) => {
      const first = decoding.peekVarUint(decoder) === 0;
      sync?.(encoder, decoder, from, emit, type);
      caught ||= first;
    };
    made.messageHandlers[docMessages.saved] = (_encoder, decoder) => {
      const clocks = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
      stored(decoding.readVarUint(decoder), clocks.get(doc.clientID) ?? 0);
    };
    return made;
  }
  function note(mark: string, kind: Edit['kind'], change: () => void): void {
    const went = provider.wsconnected;
    if (went) sent++;
    change();
    const clock = Y.getState(doc.store, doc.clientID);
    edits.push({ mark, kind, acknowledged: false, message: went ? sent : null, clock });
  }
  function somewhere(): number {
    const places = [0, ...[...text.toJSON().matchAll(new RegExp(END, 'g'))].map(({ index }) => index + 1)];
    return places[Math.floor(random() * places.length)] ?? 0;
  }

  return {
    name,
    edits,
    edit() {
      const gone = new Set(edits.filter(({ kind }) => kind === 'delete').map(({ mark }) => mark));
      const mine = edits.filter(({ kind, mark }) => kind === 'insert' && !gone.has(mark));
      const old = mine[Math.floor(random() * mine.length)];
      if (old !== undefined && random() < REMOVING) {
        const { mark } = old;
        note(mark, 'delete', () => text.delete(text.toJSON().indexOf(mark), mark.length));
        return;
      }
      const mark = `⟦${name}${edits.length}${END}`;
      const place = somewhere();
      note(mark, 'insert', () => text.insert(place, mark));
    },
    move(url) {
      provider.destroy();
      provider = connect(url);
    },
    read: () => text.toJSON(),
    synced: () => provider.synced,
    url: () => provider.serverUrl,
    waiting: () => edits.filter(({ acknowledged }) => !acknowledged),
    closed: () => closed,
    leave() {
      provider.destroy();
      doc.destroy();
    },
  };
}
