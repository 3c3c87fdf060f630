// What a session asked of a language model: the record, for export, and its deletion.
import type { Handlers } from '../handler.ts';
import { keptError, keptUntil } from '../keeping.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

export function aiCallHandlers({
  sessions,
  aiCalls,
  now,
}: Pick<HandlerParts, 'sessions' | 'aiCalls' | 'now'>): Pick<Handlers, 'sessionAiCalls' | 'deleteAiCalls'> {
  return {
    async sessionAiCalls({ caller, params, query: { skip, limit } }) {
      const session = await ownSession(sessions, caller, params.id);
      const [found, spent] = await Promise.all([
        aiCalls.list(session.id, { skip, limit: limit + 1 }),
        aiCalls.spent(session.id),
      ]);
      return { body: { calls: found.slice(0, limit), more: found.length > limit, spent } };
    },
    async deleteAiCalls({ caller, params }) {
      const session = await ownSession(sessions, caller, params.id);
      const until = keptUntil(session, now());
      if (until !== null) throw keptError(until);
      return { body: { deleted: await aiCalls.forget(session.id) } };
    },
  };
}
