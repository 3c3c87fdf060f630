// A candidate's own copy of an interview that is over, and the feedback on it. Knows no sockets.
import { ownCopyOf } from '../../interviews/own-copy.ts';
import type { SessionRow, SessionStore } from '../../interviews/ports.ts';
import { AppError, forbidden } from '../../errors.ts';
import { type Caller, seatOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

export function copyHandlers({
  sessions,
  results,
  documents,
  room,
  now,
}: Pick<HandlerParts, 'sessions' | 'results' | 'documents' | 'room' | 'now'>): Pick<
  Handlers,
  'ownCopy' | 'giveFeedback'
> {
  return {
    async ownCopy({ caller, params }) {
      const session = ended(await candidatesSession(sessions, caller, params.id));
      const [rows, texts] = await Promise.all([
        results.list(session.id),
        documents.texts(session.id, 'code', null),
      ]);
      return { body: ownCopyOf(session, rows, texts) };
    },

    async giveFeedback({ caller, params, body }) {
      const session = ended(await candidatesSession(sessions, caller, params.id));
      const given = { ...body, at: now() };
      if (!(await sessions.takeFeedback(session.id, given)))
        throw new AppError('submitted', 409, 'feedback was given before, and stays as it is');
      await room.rated(session.id, body, seatOf(caller));
      return { body: given };
    },
  };
}

/** Not even an administrator's key speaks for a candidate. */
function candidatesSession(sessions: Pick<SessionStore, 'find'>, caller: Caller, id: string) {
  if (caller.kind !== 'seat') throw forbidden("this is for the candidate's seat alone");
  return ownSession(sessions, caller, id);
}

function ended(session: SessionRow): SessionRow {
  if (session.active)
    throw new AppError('running', 409, 'the interview goes on: this is there when it has ended');
  return session;
}
