// The seats of a session: list, add, change, revoke. The room hears of every change.
import { AppError, forbidden, notFound } from '../../errors.ts';
import { begun, issueSeat } from '../../interviews/session-seats.ts';
import { isAgentSeat, nameOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

const mostSeats = 100; // per session, revoked ones included

export function seatHandlers({
  sessions,
  seats,
  room,
  audit,
  publicUrl,
  now,
}: Pick<HandlerParts, 'sessions' | 'seats' | 'room' | 'audit' | 'publicUrl' | 'now'>): Pick<
  Handlers,
  'listSeats' | 'addSeat' | 'updateSeat' | 'revokeSeat'
> {
  return {
    async listSeats({ caller, params }) {
      const session = await ownSession(sessions, caller, params.id);
      return { body: { seats: await seats.list(session.id) } };
    },

    async addSeat({ caller, params, body }) {
      const session = await ownSession(sessions, caller, params.id);
      if (!session.active) throw new AppError('ended', 409, 'the session has ended');
      if (isAgentSeat(caller) && body.role === 'interviewer' && !body.agent)
        throw forbidden('people make the seats of people who interview');
      if ((await seats.list(session.id)).length >= mostSeats)
        throw forbidden(`a session has at most ${mostSeats} seats`);
      const write = body.role !== 'observer' && (body.write ?? !body.agent);
      const admitted = body.role === 'interviewer' || begun(session, now());
      const made = await issueSeat(seats, session, publicUrl, { ...body, write, admitted });
      audit(nameOf(caller), 'seat.added', made.id, {
        session: session.id,
        role: body.role,
        agent: body.agent,
      });
      return { body: made };
    },

    async updateSeat({ caller, params, body }) {
      const session = await ownSession(sessions, caller, params.id);
      if (body.admitted === undefined && body.write === undefined)
        throw new AppError('invalid', 400, 'give write or admitted');
      let seat = body.admitted ? await room.admit(session.id, params.seat) : null;
      if (body.write !== undefined) seat = await room.permit(session.id, params.seat, body.write);
      if (!seat) throw notFound('seat');
      audit(nameOf(caller), 'seat.changed', params.seat, body);
      return { body: seat };
    },

    async revokeSeat({ caller, params }) {
      const session = await ownSession(sessions, caller, params.id);
      const seat = await room.revoke(session.id, params.seat);
      if (!seat) throw notFound('seat');
      audit(nameOf(caller), 'seat.revoked', params.seat, { session: session.id });
      return { body: seat };
    },
  };
}
