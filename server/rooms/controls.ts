// What changes seats and sessions in a living room, for verbs and REST alike: first the store, then the journal, then
// documents. Sockets follow the journal on every node.
import type { Seat } from '../../shared/protocol.ts';
import type { EndReason } from '../../shared/session.ts';
import type { Announce, Log, Seats, Sessions } from './ports.ts';
import { createPauses } from './pauses.ts';
import type { Publish } from './publish.ts';

export interface Controls {
  /** Null: no such seat in this session. `by`: seat id; null: REST. */
  permit(sessionId: string, seat: string, write: boolean, by: string | null): Promise<Seat | null>;
  /** Who was let in before is not announced again. */
  admit(sessionId: string, seat: string, by: string | null): Promise<Seat | null>;
  revoke(sessionId: string, seat: string, by: string | null): Promise<Seat | null>;
  /** False: no such session or question, or it has ended. */
  advance(sessionId: string, question: number, by: string | null): Promise<boolean>;
  /** False: no such session, it has ended, or `part` (from 1) is not the next of that question. */
  reveal(sessionId: string, what: { question: number; part: number }, by: string | null): Promise<boolean>;
  /** False: no such session, ended, or paused already; `paused` false: it is not paused. */
  pause(sessionId: string, paused: boolean, by: string | null): Promise<boolean>;
  /** False: no such session, or ended before. */
  end(sessionId: string, why: EndReason, by: string | null): Promise<boolean>;
}

export function createControls(deps: {
  seats: Seats;
  sessions: Sessions;
  publish: Publish;
  announce: Announce;
  /** Stops what runs in the session, wherever it runs. */
  stopRun: (sessionId: string) => Promise<unknown>;
  log: Log;
}): Controls {
  const { seats, sessions, publish, announce, stopRun, log } = deps;
  const pauses = createPauses(deps);
  const belongs = async (sessionId: string, id: string) => (await seats.find(id))?.sessionId === sessionId;
  return {
    async permit(sessionId, id, write, by) {
      const seat = (await belongs(sessionId, id)) ? await seats.permit(id, write) : null;
      if (!seat) return null;
      await publish(sessionId, by, { happening: { kind: 'permitted', seat: id, write } });
      announce.permitted(await pauses.seen(seat));
      return seat;
    },
    async admit(sessionId, id, by) {
      const seat = await seats.find(id);
      if (seat?.sessionId !== sessionId) return null;
      const admitted = await seats.admit(id);
      if (admitted) await publish(sessionId, by, { happening: { kind: 'admitted', seat: id } });
      return admitted ?? seat;
    },
    async revoke(sessionId, id, by) {
      const seat = (await belongs(sessionId, id)) ? await seats.revoke(id) : null;
      if (!seat) return null;
      announce.revoked(seat);
      await publish(sessionId, by, { happening: { kind: 'revoked', seat: id } });
      return seat;
    },
    async advance(sessionId, question, by) {
      if (!(await sessions.advance(sessionId, question))) return false;
      await publish(sessionId, by, { happening: { kind: 'advanced', question, complete: false } });
      return true;
    },
    async reveal(sessionId, { question, part }, by) {
      const shown = await sessions.reveal(sessionId, question, part);
      if (shown === null) return false;
      await publish(sessionId, by, { happening: { kind: 'revealed', question, part, ...shown } });
      return true;
    },
    pause: (sessionId, paused, by) => pauses.pause(sessionId, paused, by),
    async end(sessionId, why, by) {
      if (!(await sessions.end(sessionId, why))) return false;
      announce.ended(sessionId);
      await publish(sessionId, by, { happening: { kind: 'ended', why } });
      await stopRun(sessionId).catch((error: unknown) =>
        log.error({ err: error, sessionId }, 'what ran in an ended session could not be stopped'),
      );
      return true;
    },
  };
}
