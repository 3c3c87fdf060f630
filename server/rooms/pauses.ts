// Pauses of an interview: the clock in the store, then the documents, then the journal. Documents obey seats alone, so that a
// pause takes writing from the candidates' seats and gives it back.
import type { Seat } from '../../shared/protocol.ts';
import type { Announce, Seats, Sessions } from './ports.ts';
import type { Publish } from './publish.ts';

export function createPauses(deps: {
  seats: Pick<Seats, 'list'>;
  sessions: Pick<Sessions, 'view' | 'pause' | 'resume'>;
  publish: Publish;
  announce: Pick<Announce, 'permitted'>;
}) {
  const { seats, sessions, publish, announce } = deps;
  const announceAll = async (sessionId: string, paused: boolean) => {
    for (const { seat, revokedAt } of await seats.list(sessionId))
      if (seat.role === 'candidate' && revokedAt === null) announce.permitted(paused ? held(seat) : seat);
  };
  return {
    /** False: no such session, ended, or it is so already. */
    async pause(sessionId: string, paused: boolean, by: string | null): Promise<boolean> {
      const pausedMs = paused ? 0 : await sessions.resume(sessionId);
      if (pausedMs === null || (paused && !(await sessions.pause(sessionId)))) return false;
      await announceAll(sessionId, paused);
      const happening = paused ? ({ kind: 'paused' } as const) : ({ kind: 'resumed', pausedMs } as const);
      await publish(sessionId, by, { happening });
      return true;
    },
    /** The seat as documents are to see it now. */
    async seen(seat: Seat): Promise<Seat> {
      if (seat.role !== 'candidate') return seat;
      const view = await sessions.view(seat.sessionId, 'candidate');
      return view?.pausedAt == null ? seat : held(seat);
    },
  };
}

const held = (seat: Seat): Seat => ({ ...seat, write: false });
