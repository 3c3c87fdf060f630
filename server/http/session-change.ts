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
  linksUntil: number; // the first of its links ends then
}

export const setsClock = ({ startsAt, extraTime, timeLimitMinutes }: Wish['body']): boolean =>
  [startsAt, extraTime, timeLimitMinutes].some((given) => given !== undefined);

/** Throws what is refused. */
export function changeOf(session: SessionRow, wish: Wish): SessionChange {
  const { body } = wish;
  if (!session.active && (body.extraTime !== undefined || body.timeLimitMinutes !== undefined))
    throw new AppError('ended', 409, 'the session has ended');
  if (body.language !== undefined && !session.settings.languages.includes(body.language))
    throw invalid('the session does not allow this language', 'language');
  const startedAt = startOf(session, wish);
  const settings = {
    ...session.settings,
    ...(body.extraTime !== undefined && { extraTime: body.extraTime }),
    ...(body.sharesFeedback !== undefined && { sharesFeedback: body.sharesFeedback }),
    ...(body.timeLimitMinutes !== undefined && { timeLimitMinutes: body.timeLimitMinutes }),
    ...(body.startsAt !== undefined && { startsAt: body.startsAt }),
  };
  const endsAt = endOf(startedAt + session.pausedMs, settings);
  if (body.startsAt !== undefined && (endsAt ?? startedAt) > wish.linksUntil)
    throw invalid('the links of the session end before: start another session', 'startsAt');
  return {
    settings,
    startedAt,
    endsAt,
    ...(body.language !== undefined && { language: body.language }),
    ...(body.metadata !== undefined && { metadata: body.metadata }),
    ...(body.candidateName !== undefined && { candidateName: body.candidateName }),
    ...keepingOf(session, wish),
  };
}

/** A start that has not come can be moved; null: it begins now. */
function startOf(session: SessionRow, { body: { startsAt }, now }: Wish): number {
  if (startsAt === undefined) return session.startedAt;
  if (!session.active) throw new AppError('ended', 409, 'the session has ended');
  if (session.startedAt <= now) throw new AppError('started', 409, 'the session has begun');
  if (startsAt !== null && startsAt < now)
    throw invalid('startsAt is in the past; null begins now', 'startsAt');
  return startsAt ?? now;
}

/** It can be kept longer by whoever may change the session, shorter by administrators alone. */
function keepingOf(
  session: SessionRow,
  { body, caller, now }: Pick<Wish, 'body' | 'caller' | 'now'>,
): SessionChange {
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
