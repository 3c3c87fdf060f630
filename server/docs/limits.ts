// Every number of the document host, with its unit and its reason. Knows nobody.

export interface Limits {
  sockets: number; // on this node, refused above
  socketsPerAddress: number; // everybody may come from one proxy's address
  openMs: number; // seat check, load and handshake together
  messageBytes: number; // a larger frame closes its connection
  stateBytes: number; // of one document; deleting stays possible above it
  texts: number; // of one document: questions, languages and files
  clients: number; // of one document on this node
  awarenessBytes: number; // one client's cursor, name and so on
  messagesPerSecond: number; // per connection, sustained
  messagesBurst: number; // a reconnecting client hands in a lot at once
  cursorsPerSecond: number; // of those, awareness: a mouse that selects at 60 Hz, and the echo of everybody else's
  cursorsBurst: number; // what comes beyond it is forgotten, and nobody closed
  bufferedBytes: number; // unsent to one reader: beyond it the reader is dropped
  pingMs: number; // a connection without a pong until the next ping is dead
  quietMs: number; // WebsocketProvider gives up after 30 s without a message
  cursorMs: number; // cursors of one document go out at most this often
  typingMs: number; // a cursor that came with an edit waits so long for a later one: it moves with the text by itself
  savedOwnMs: number; // how often those who type are told what is stored of it
  savedMs: number; // and those who do not
  trailMs: number; // where cursors went is written this often: what a killed node loses of it
  trailMoves: number; // of this node, while the store is away: beyond it the oldest are forgotten
  saveRows: number; // this many waiting rows are written at once …
  saveMs: number; // … or what there is after this time
  saveBatch: number; // rows of one statement
  saveLimitMs: number; // an append without an answer counts as failed (appending twice is harmless)
  queueRows: number; // unsaved rows of this node: beyond it edits are refused, never lost
  queueBytes: number;
  loadMs: number; // a load without an answer counts as failed
  lingerMs: number; // an empty document stays this long: page reloads need no load
  snapshotRows: number; // rows after which a live document gets a snapshot
  snapshotLeastRows: number; // fewer are not worth one when the document is unloaded
  beatMs: number; // between nodes that hold the same document
  adoptMs: number; // what another node has not stored after this time is stored here, too (twice is harmless)
  silenceMs: number; // a node that said nothing for so long is gone: its unsaved edits are adopted
  aloneMs: number; // how often a node that knows of no other asks again
}

const MB = 1024 * 1024;

export const standardLimits: Limits = {
  sockets: 10_000,
  socketsPerAddress: 2_000,
  openMs: 20_000,
  messageBytes: 1 * MB,
  stateBytes: 2 * MB,
  texts: 2_000,
  clients: 100,
  awarenessBytes: 8_192,
  messagesPerSecond: 400,
  messagesBurst: 4_000,
  cursorsPerSecond: 120,
  cursorsBurst: 600,
  bufferedBytes: 8 * MB,
  pingMs: 30_000,
  quietMs: 15_000,
  cursorMs: 50,
  typingMs: 300,
  savedOwnMs: 900,
  savedMs: 15_000,
  trailMs: 5_000,
  trailMoves: 20_000,
  saveRows: 500,
  saveMs: 100,
  saveBatch: 500,
  saveLimitMs: 30_000,
  queueRows: 200_000,
  queueBytes: 64 * MB,
  loadMs: 15_000,
  lingerMs: 10_000,
  snapshotRows: 2_000,
  snapshotLeastRows: 200,
  beatMs: 3_000,
  adoptMs: 5_000,
  silenceMs: 10_000,
  aloneMs: 30_000,
};
