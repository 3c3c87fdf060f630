// What the messages of one connection do to its document, and what is answered. Knows no socket.
import { closeCodes } from '../../shared/close-codes.ts';
import { createBucket } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import type { Limits } from './limits.ts';
import type { Heard, Live, Peer } from './live.ts';
import { isEmptyUpdate, readMessage, step2Frame } from './messages.ts';
import type { Message } from './messages.ts';

/** A connection and its document. */
export interface Speaker extends Peer {
  live: Live;
}

/** Encoding a whole document, or everybody's cursors, costs as much as many edits. */
const WHOLE_COST = 20;

export interface Reader {
  read(frame: Uint8Array): void;
  /** Shows everybody's cursors, once. */
  greet(): void;
}

export function createReader(speaker: Speaker, limits: Limits): Reader {
  const messages = createBucket(limits.messagesPerSecond, limits.messagesBurst);
  let cursors: Bucket | null = null;
  const mayMove = (): boolean =>
    (cursors ??= createBucket(limits.cursorsPerSecond, limits.cursorsBurst)).spend(1);
  let greeted = false;
  const reader: Reader = {
    read(frame) {
      if (frame.length > limits.messageBytes) {
        speaker.close(closeCodes.tooBig, 'too big a message');
        return;
      }
      const message = readMessage(frame, limits.awarenessBytes);
      if (!messages.spend(costOf(message))) speaker.close(closeCodes.slow, 'too many messages');
      // A cursor too many is forgotten: its client says again where it is, within 15 seconds at the latest.
      else if (message.kind !== 'awareness' || mayMove()) hear(speaker, reader, message, frame);
    },
    greet() {
      if (greeted) return;
      greeted = true;
      speaker.send(speaker.live.awareness.everybody(speaker));
    },
  };
  return reader;
}

const costOf = ({ kind }: Message): number => (kind === 'step1' || kind === 'query' ? WHOLE_COST : 1);

function hear(speaker: Speaker, reader: Reader, message: Message, frame: Uint8Array): void {
  const { live } = speaker;
  switch (message.kind) {
    case 'malformed':
      speaker.close(closeCodes.malformed, 'a message that cannot be read');
      return;
    case 'step1':
      answerStep1(speaker, message.vector);
      return;
    case 'edit':
      hearEdit(speaker, message.update, message.forward ? frame : null);
      return;
    case 'awareness':
      if (!live.awareness.hear(speaker, message.states))
        speaker.close(closeCodes.malformed, 'an awareness state that cannot be read');
      else reader.greet();
      return;
    case 'query':
      speaker.send(live.awareness.everybody(speaker));
  }
}

function answerStep1(speaker: Speaker, vector: Uint8Array): void {
  const { live } = speaker;
  try {
    speaker.send(step2Frame(live.replica.since(vector)));
  } catch {
    speaker.close(closeCodes.malformed, 'a state vector that cannot be read');
    return;
  }
  if (speaker.writes()) live.tell(speaker);
}

function hearEdit(speaker: Speaker, update: Uint8Array, frame: Uint8Array | null): void {
  if (!speaker.writes()) {
    if (!isEmptyUpdate(update)) speaker.close(closeCodes.forbidden, 'this seat may only read');
    return;
  }
  const refusal = refusals[speaker.live.edit(update, speaker, frame)];
  if (refusal !== null) speaker.close(refusal.code, refusal.reason);
}

const refusals: Record<Heard, { code: number; reason: string } | null> = {
  fine: null,
  malformed: { code: closeCodes.malformed, reason: 'an edit that cannot be read' },
  'too big': { code: closeCodes.tooBig, reason: 'the document is full' },
  busy: { code: closeCodes.restarting, reason: 'saving is behind, come back later' },
  ended: { code: closeCodes.ended, reason: 'the session has ended' },
  forged: { code: closeCodes.forged, reason: 'an edit in the name of somebody else' },
  early: { code: closeCodes.failed, reason: 'its author is here and will hand it in, come back' },
  damaged: { code: closeCodes.malformed, reason: 'an edit that cannot be applied' },
};
