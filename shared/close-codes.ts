// Why the server closes a document's socket: codes that tell a client whether to come back.

/** Close codes of document sockets: 44xx mean stay away to y-websocket, but for `slow`. */
export const closeCodes = {
  badSeat: 4401, // unknown, forged or expired seat: do not come back
  forbidden: 4403, // this seat may not open this document, or wrote into it without permission
  notFound: 4404,
  forged: 4409, // an edit under a Yjs client id that belongs to another seat
  revoked: 4410,
  ended: 4411,
  outdated: 4426, // the page speaks another version of the protocol: reload it
  tooBig: 4413, // a message, the text, or the number of clients over its limit
  slow: 4429, // the reader did not keep up, or sent too much at once: come back after a while
  malformed: 4400,
  failed: 4500, // not now: the load failed, or others must hand in their edits first; come back later
  restarting: 4503, // come back with some jitter
} as const;
