// Recognises the edits that typing consists of: one more piece of text, right behind what its author typed last.
// Reads their bytes by itself, since Yjs takes longer to decode one than all the rest of it takes, and makes one edit of
// several. Knows no document.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The clocks that one client's edits fill: from, and up to but not including, `to`. */
export type Span = [client: number, from: number, to: number];

export interface TypedRun {
  span: Span;
  right: { client: number; clock: number } | null; // the character it was typed in front of
  text: string;
}

/** A text (content 4), with its left neighbour given; and with its right one. */
const BEHIND = 0x84;
const BETWEEN = 0xc4;

/** Null: it is something else, or broken. */
export function readTypedRun(update: Uint8Array): TypedRun | null {
  try {
    const from = decoding.createDecoder(update);
    const run = readRun(from);
    return run !== null && !decoding.hasContent(from) ? run : null;
  } catch {
    return null;
  }
}

/** An update, version 1: one client, one struct, nothing deleted; no line end of another system. */
function readRun(from: decoding.Decoder): TypedRun | null {
  const number = (): number => decoding.readVarUint(from);
  if (number() !== 1 || number() !== 1) return null;
  const [client, clock, info] = [number(), number(), decoding.readUint8(from)];
  if (info !== BEHIND && info !== BETWEEN) return null;
  const left = { client: number(), clock: number() };
  if (left.client !== client || left.clock !== clock - 1) return null;
  const right = info === BETWEEN ? { client: number(), clock: number() } : null;
  const text = decoding.readVarString(from);
  if (text === '' || text.includes('\r') || number() !== 0) return null;
  return { span: [client, clock, clock + text.length], right, text };
}

/** As `readTypedRun` reads it. */
export function encodeTypedRun({ span: [client, from], right, text }: TypedRun): Uint8Array {
  const to = encoding.createEncoder();
  const write = (...numbers: number[]): void => {
    for (const number of numbers) encoding.writeVarUint(to, number);
  };
  write(1, 1, client, from);
  encoding.writeUint8(to, right === null ? BEHIND : BETWEEN);
  write(client, from - 1);
  if (right !== null) write(right.client, right.clock);
  encoding.writeVarString(to, text);
  write(0);
  return encoding.toUint8Array(to);
}

/** Both as one, which Yjs would make of them, too. Null: the second does not go on where the first ends. */
export function joinRuns(first: TypedRun, second: TypedRun): TypedRun | null {
  const [client, from, end] = first.span;
  const [other, start, to] = second.span;
  if (client !== other || end !== start) return null;
  if (first.right?.client !== second.right?.client || first.right?.clock !== second.right?.clock) return null;
  return { span: [client, from, to], right: first.right, text: first.text + second.text };
}

/**
 * Whether it depends on nothing that is not there, and holds nothing that is: its text then goes where its left neighbour
 * is, so it is certain to be applied without being looked at further. `known`: the clock that a client has reached.
 */
export function follows({ span, right }: TypedRun, known: (client: number) => number): boolean {
  const [client, from] = span;
  return known(client) === from && (right === null || right.clock < known(right.client));
}
