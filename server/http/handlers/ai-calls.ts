// What a session asked of a language model: the record, for export. Reads alone.
import type { Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

export function aiCallHandlers({
  sessions,
  aiCalls,
}: Pick<HandlerParts, 'sessions' | 'aiCalls'>): Pick<Handlers, 'sessionAiCalls'> {
  return {
    async sessionAiCalls({ caller, params, query: { skip, limit } }) {
      const session = await ownSession(sessions, caller, params.id);
      const [found, spent] = await Promise.all([
        aiCalls.list(session.id, { skip, limit: limit + 1 }),
        aiCalls.spent(session.id),
      ]);
      return { body: { calls: found.slice(0, limit), more: found.length > limit, spent } };
    },
  };
}
