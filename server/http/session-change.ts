// What a request may change of a session, and what follows from it: the clock's end, days of keeping. Stores nothing.
import { AppError, forbidden, invalid } from '../errors.ts';
import type { SessionChange, SessionRow } from '../interviews/ports.ts';
import { endOf } from '../interviews/sessions.ts';
import { type Caller, isAdmin } from './credentials.ts';
import type { Call } from './handler.ts';

const dayMs = 24 * 60 * 60_000;

export interface Wish {
  body: Call<'updateSession'>['body'];
  caller: Caller;
  now: number; // ms since 1970
}

/** Throws what is refused. */
export function changeOf(session: SessionRow, { body, caller, now }: Wish): SessionChange {
  if (!session.active && (body.extraTime !== undefined || body.timeLimitMinutes !== undefined))
    throw new AppError('ended', 409, 'the session has ended');
  if (body.language !== undefined && !session.settings.languages.includes(body.language))
    throw invalid('the session does not allow this language', 'language');
  const settings = {
    ...session.settings,
    ...(body.extraTime !== undefined && { extraTime: body.extraTime }),
    ...(body.sharesFeedback !== undefined && { sharesFeedback: body.sharesFeedback }),
    ...(body.timeLimitMinutes !== undefined && { timeLimitMinutes: body.timeLimitMinutes }),
  };
  return {
    settings,
    endsAt: endOf(session.startedAt + session.pausedMs, settings),
    ...(body.language !== undefined && { language: body.language }),
    ...(body.metadata !== undefined && { metadata: body.metadata }),
    ...(body.candidateName !== undefined && { candidateName: body.candidateName }),
    ...keepingOf(session, { body, caller, now }),
  };
}

/** It can be kept longer by whoever may change the session, shorter by administrators alone. */
function keepingOf(session: SessionRow, { body, caller, now }: Wish): SessionChange {
  const { deleteAfterDays: deleteDays, keepAtLeastDays: keepDays } = body;
  const at = (days: number | null): number | null => (days === null ? null : now + days * dayMs);
  const change = {
    ...(deleteDays !== undefined && { deleteAfter: at(deleteDays) }),
    ...(keepDays !== undefined && { keepUntil: at(keepDays) }),
  };
  const { deleteAfter = session.deleteAfter, keepUntil = session.keepUntil } = change;
  const shorter = (keepUntil ?? 0) < (session.keepUntil ?? 0);
  if (shorter && !isAdmin(caller))
    throw forbidden('only administrators shorten the time that a session is kept');
  if (deleteDays !== undefined && deleteAfter !== null && keepUntil !== null && deleteAfter < keepUntil)
    throw invalid(`the session is kept until ${new Date(keepUntil).toISOString()}`, 'deleteAfterDays');
  return change;
}
