// Messages on their way to clients: framed once for all who get them, and written once a socket at the end of the tick,
// so that an edit and the cursor that came with it cost one system call. Knows no message.
import type { Duplex } from 'node:stream';

export interface Outlet {
  send(message: Uint8Array): void;
  /** Writes what waits now: before the socket is closed. */
  flush(): void;
}
export interface Outbox {
  /** For the stream under a WebSocket that is open and has no extensions. */
  open(stream: Duplex): Outlet;
}

export function createOutbox(): Outbox {
  let waiting: Outlet[] = [];
  let last: { message: Uint8Array; frame: Uint8Array } | null = null;

  function flushAll(): void {
    const outlets = waiting;
    waiting = [];
    for (const outlet of outlets) outlet.flush();
  }
  function framed(message: Uint8Array): Uint8Array {
    if (last?.message !== message) last = { message, frame: frameOf(message) };
    return last.frame;
  }
  return {
    open(stream) {
      let frames: Uint8Array[] = [];
      const outlet: Outlet = {
        send(message) {
          if (frames.length === 0) {
            if (waiting.length === 0) process.nextTick(flushAll);
            waiting.push(outlet);
          }
          frames.push(framed(message));
        },
        flush() {
          const [first, ...others] = frames;
          frames = [];
          if (first === undefined || !stream.writable) return;
          stream.write(others.length === 0 ? first : Buffer.concat([first, ...others]));
        },
      };
      return outlet;
    },
  };
}

const BINARY_MESSAGE = 0x82; // whole, in one frame
const SHORT = 125;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** RFC 6455, section 5.2, as a server sends it: without a mask. */
function frameOf(message: Uint8Array): Uint8Array {
  const { length } = message;
  const head = length <= SHORT ? 2 : length <= 0xffff ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = BINARY_MESSAGE;
  frame[1] = head === 2 ? length : head === 4 ? LENGTH_16 : LENGTH_64;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, head);
  return frame;
}
