// The frames between host and supervisor: 1 byte type, 4 bytes length (big endian), payload. Knows no container.

export interface Frame {
  type: string;
  data: Buffer;
}

/** What the supervisor sends at most in one frame, in bytes: a chunk of output or one answer. */
const largestFrame = 8_000_000;

export function frame(type: string, data: string | Uint8Array = ''): Buffer {
  const payload = typeof data === 'string' ? Buffer.from(data) : data;
  const head = Buffer.alloc(5);
  head.write(type, 0, 1, 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** Cuts a byte stream into frames. `push` throws when the stream cannot be ours. */
export function createFrameReader(): { push(chunk: Buffer): Frame[] } {
  let held: Buffer = Buffer.alloc(0);
  return {
    push(chunk) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const frames: Frame[] = [];
      while (held.length >= 5) {
        const size = held.readUInt32BE(1);
        if (size > largestFrame) throw new Error(`a frame of ${size} bytes`);
        if (held.length < 5 + size) break;
        frames.push({ type: held.toString('latin1', 0, 1), data: held.subarray(5, 5 + size) });
        held = held.subarray(5 + size);
      }
      return frames;
    },
  };
}

/** Cuts the engine's stream of an attached container: 1 byte stream number, 3 bytes 0, 4 bytes length, payload. */
export function createEngineReader(): { push(chunk: Buffer): { stream: number; data: Buffer }[] } {
  let held: Buffer = Buffer.alloc(0);
  return {
    push(chunk) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const parts: { stream: number; data: Buffer }[] = [];
      while (held.length >= 8) {
        const size = held.readUInt32BE(4);
        if (held.length < 8 + size) break;
        parts.push({ stream: held[0] ?? 0, data: held.subarray(8, 8 + size) });
        held = held.subarray(8 + size);
      }
      return parts;
    },
  };
}
