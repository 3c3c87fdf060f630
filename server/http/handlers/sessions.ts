// Sessions as resources: list, look, change. What happens in their rooms: conducting.ts.
import { notFound } from '../../errors.ts';
import type { SessionFilter, SessionRow } from '../../interviews/ports.ts';
import { viewFor } from '../../interviews/view.ts';
import { type Caller, nameOf, onlyOwn, seatOf } from '../credentials.ts';
import type { Call, Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';
import { changeOf, setsClock } from '../session-change.ts';
import { readCursor, writeCursor } from '../session-cursor.ts';

export function sessionHandlers({
  sessions,
  seats,
  room,
  audit,
  vitals,
  now,
}: Pick<HandlerParts, 'sessions' | 'seats' | 'room' | 'audit' | 'vitals' | 'now'>): Pick<
  Handlers,
  'listSessions' | 'getSession' | 'updateSession'
> {
  const shown = (session: SessionRow, caller: Caller) => shownSession(session, caller, vitals.ai.configured);
  return {
    async listSessions({ caller, query }) {
      // One more than asked for tells whether there is a next page.
      const found = await sessions.list({ ...filterOf(caller, query), limit: query.limit + 1 });
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      const next = found.length > query.limit && last ? writeCursor(last) : null;
      return { body: { sessions: page.map(summary), next } };
    },

    async getSession({ caller, params }) {
      return { body: shown(await ownSession(sessions, caller, params.id), caller) };
    },

    async updateSession({ caller, params, body }) {
      const session = await ownSession(sessions, caller, params.id);
      const linksUntil = await earliestEnd(seats, session.id);
      const change = changeOf(session, { body, caller, now: now(), linksUntil });
      const changed = await sessions.update(session.id, change);
      if (!changed) throw notFound('session');
      const { startedAt, endsAt, pausedMs } = changed;
      if (setsClock(body) && (startedAt !== session.startedAt || endsAt !== session.endsAt))
        await room.timed(session.id, { startedAt, endsAt, pausedMs }, seatOf(caller));
      audit(nameOf(caller), 'session.updated', session.id, { fields: Object.keys(body) });
      return { body: shown(changed, caller) };
    },
  };
}

/** When the first of its links ends, ms since 1970. */
async function earliestEnd(seats: Pick<HandlerParts['seats'], 'list'>, sessionId: string): Promise<number> {
  const valid = (await seats.list(sessionId)).filter(({ revokedAt }) => revokedAt === null);
  return Math.min(...valid.map(({ expiresAt }) => expiresAt));
}

function filterOf(caller: Caller, query: Call<'listSessions'>['query']): SessionFilter {
  const { cursor, limit, candidateName, difficulty, language, active, startedFrom, startedTo } = query;
  const own = onlyOwn(caller);
  return {
    limit,
    ...(own !== null && { ownerKey: own }),
    ...(candidateName !== undefined && { candidateName }),
    ...(difficulty !== undefined && { difficulty }),
    ...(language !== undefined && { language }),
    ...(active !== undefined && { active }),
    ...(startedFrom !== undefined && { startedFrom }),
    ...(startedTo !== undefined && { startedTo }),
    ...(cursor !== undefined && { after: readCursor(cursor) }),
  };
}

function summary(session: Awaited<ReturnType<HandlerParts['sessions']['list']>>[number]) {
  const { id, candidateName, difficulty, language, totalQuestions, current, active } = session;
  const { startedAt, endsAt, completedAt, endReason, metadata } = session;
  const rating = session.feedback?.rating ?? null;
  const times = { startedAt, endsAt, endedAt: completedAt, endReason };
  return {
    id,
    candidateName,
    difficulty,
    language,
    totalQuestions,
    current,
    active,
    ...times,
    rating,
    metadata,
  };
}

function shownSession(session: SessionRow, caller: Caller, ai: boolean) {
  const role = caller.kind === 'seat' ? caller.seat.role : 'interviewer';
  return {
    ...viewFor(session, role, ai),
    active: session.active,
    settings: session.settings,
    metadata: role === 'interviewer' ? session.metadata : null,
  };
}
