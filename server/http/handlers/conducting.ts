// What a caller does to an interview that goes on: end, pause, next question, next part. Knows no sockets: the room door tells the room.
import { AppError } from '../../errors.ts';
import { isAgentSeat, nameOf, seatOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';
import { refusalError } from '../refusal-error.ts';

export function conductingHandlers({
  sessions,
  room,
  audit,
}: Pick<HandlerParts, 'sessions' | 'room' | 'audit'>): Pick<
  Handlers,
  'endSession' | 'pauseSession' | 'advanceSession' | 'revealPart'
> {
  return {
    async endSession({ caller, params }) {
      const session = await ownSession(sessions, caller, params.id);
      const ended = await room.end(session.id, seatOf(caller));
      if (!ended) throw new AppError('ended', 409, 'the session had ended before');
      audit(nameOf(caller), 'session.ended', session.id, {});
      return { body: { id: session.id, active: false as const } };
    },

    async pauseSession({ caller, params, body: { paused } }) {
      const session = await ownSession(sessions, caller, params.id);
      if (!session.active) throw new AppError('ended', 409, 'the session has ended');
      const done = await room.pause(session.id, paused, seatOf(caller));
      if (!done && !paused)
        throw new AppError('invalid', 400, 'the session is not paused', { field: 'paused' });
      if (done) audit(nameOf(caller), 'session.paused', session.id, { paused });
      return { body: { id: session.id, paused } };
    },

    async advanceSession({ caller, params, body: { question } }) {
      const session = await ownSession(sessions, caller, params.id);
      if (!session.active) throw new AppError('ended', 409, 'the session has ended');
      if (isAgentSeat(caller)) {
        const answer = await room.proposes(session.id, question, caller.seat.id);
        if (!answer.ok) throw refusalError(answer);
        const current = answer.drafted ? session.current : question;
        return { body: { id: session.id, current, drafted: answer.drafted } };
      }
      const moved = await room.advance(session.id, question, seatOf(caller));
      if (!moved)
        throw new AppError('invalid', 400, 'the session has no such question', { field: 'question' });
      return { body: { id: session.id, current: question } };
    },

    async revealPart({ caller, params, body }) {
      const session = await ownSession(sessions, caller, params.id);
      if (!session.active) throw new AppError('ended', 409, 'the session has ended');
      const known = (session.revealed[body.question] ?? 0) >= body.part;
      if (!known && !(await room.reveal(session.id, body, seatOf(caller))))
        throw new AppError('invalid', 400, 'this is not the next part of that question', { field: 'part' });
      return { body: { id: session.id, ...body } };
    },
  };
}
