// A document of a room as an editor holds it: Yjs over the server's own socket. Knows nothing of what is written in it.
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { docMessages, documentVersion } from '../../shared/documents.ts';

/** y-websocket asks for the browser's class; the one of ws has all of it that is used. */
export const BrowserSocket = WebSocket as unknown as typeof globalThis.WebSocket;

/** The seat's token in a link to a room; empty where there is none. */
export const seatOf = (link: string): string =>
  new URLSearchParams(new URL(link).hash.slice(1)).get('seat') ?? '';

/** Opens a document of a session; `destroy()` of what is returned closes it. `url` is the server's, by http. */
export function openDocument(ask: {
  url: string;
  sessionId: string;
  seat: string; // its token
  name?: string;
  doc?: Y.Doc;
}): WebsocketProvider {
  const { url, sessionId, seat, name = 'code', doc = new Y.Doc() } = ask;
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/doc/${sessionId}`, name, doc, {
    params: { seat, v: String(documentVersion) },
    WebSocketPolyfill: BrowserSocket,
    disableBc: true,
    maxBackoffTime: 500,
  });
  provider.messageHandlers[docMessages.saved] = () => {}; // what is stored: of no interest until somebody says so
  return provider;
}
