// What was recorded of a session: the replay's stream, the signed export, the key. Decides who sees what of it.
import { Readable } from 'node:stream';
import type { Audience } from '../../../shared/protocol.ts';
import { recordingType } from '../../../shared/replay/lines.ts';
import { forbidden } from '../../errors.ts';
import type { SessionRow } from '../../interviews/ports.ts';
import { headerOf, recordingLines } from '../../interviews/recording.ts';
import { plainText, sealedText } from '../../interviews/sealed.ts';
import type { Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

const type = `${recordingType}; charset=utf-8`;

type Parts = Pick<
  HandlerParts,
  'sessions' | 'seats' | 'journal' | 'history' | 'cursors' | 'exportKey' | 'now'
>;

export function recordingHandlers(
  parts: Parts,
): Pick<Handlers, 'sessionReplay' | 'sessionExport' | 'exportKey'> {
  const { sessions, exportKey } = parts;
  return {
    async sessionReplay({ caller, params, signal }) {
      const session = await ownSession(sessions, caller, params.id);
      const candidate = caller.kind === 'seat' && caller.seat.role !== 'interviewer';
      if (candidate && session.active) throw forbidden('the replay opens when the interview has ended');
      const lines = await linesOf(parts, session, { audience: candidate ? 'room' : 'interviewers' });
      return { stream: streamed(plainText(lines), signal), type, zips: true };
    },

    async sessionExport({ caller, params, signal }) {
      const session = await ownSession(sessions, caller, params.id);
      const { publicKey } = exportKey;
      const lines = await linesOf(parts, session, { audience: 'interviewers', publicKey });
      const text = sealedText(lines, (last) => exportKey.sign(last));
      return { stream: streamed(text, signal), type, fileName: `${session.id}.candor.ndjson`, zips: true };
    },

    async exportKey() {
      return { body: { algorithm: 'Ed25519', publicKey: exportKey.publicKey } };
    },
  };
}

async function linesOf(
  { seats, journal, history, cursors, now }: Parts,
  session: SessionRow,
  { audience, publicKey }: { audience: Audience; publicKey?: string },
) {
  const people = (await seats.list(session.id)).map(({ seat: { id, role, name } }) => ({ id, role, name }));
  const more = { audience, seats: people, madeAt: now(), ...(publicKey !== undefined && { publicKey }) };
  return recordingLines(headerOf(session, more), {
    history,
    cursors,
    events: (after, limit) => journal.read(session.id, { after, limit, audience }),
  });
}

/** Reads on as the client takes it, and stops when the client goes. */
function streamed(text: AsyncGenerator<string, void, void>, signal: AbortSignal): Readable {
  return Readable.from(text, { objectMode: false, signal });
}
