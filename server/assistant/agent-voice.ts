// The one way in which an AI speaks in a room: aloud, or as a draft that an interviewer decides about, or not at all.
// Knows no model and no prompt.
import { randomUUID } from 'node:crypto';
import type { Pilot } from '../../shared/ai-events.ts';
import type { Answer, Refusal } from '../../shared/protocol.ts';
import type { Draft, RoomState } from '../../shared/room.ts';
import type { SessionRow } from '../interviews/ports.ts';
import { readRoom } from './room-state.ts';
import type { Publish } from '../rooms/publish.ts';
import type { Stores } from '../stores.ts';

export interface Words {
  text: string;
  level: number; // 0: no hint
  /** Null: as the session agreed for the level. */
  cost: number | null;
}
export interface Decision {
  draft: string;
  approve: boolean;
  text?: string | undefined; // instead of the draft's
}
export type AgentVoice = ReturnType<typeof createAgentVoice>;

/** Who steers the AI now: what an interviewer chose last, else the session's settings. */
export function pilotOf(session: Pick<SessionRow, 'settings'>, room: Pick<RoomState, 'pilot'>): Pilot {
  return room.pilot ?? (session.settings.ai.approves ? 'approve' : 'free');
}

export function createAgentVoice(deps: {
  sessions: Pick<Stores['sessions'], 'find'>;
  journal: Pick<Stores['journal'], 'read'>;
  publish: Publish;
}) {
  const { sessions, journal, publish } = deps;
  const aloud = (sessionId: string, by: string | null, { text, level, cost }: Words & { cost: number }) => {
    const said = { happening: { kind: 'said', text, agent: true } } as const;
    const hinted = { happening: { kind: 'hinted', text, level, cost, agent: true } } as const;
    return publish(sessionId, by, said, ...(level > 0 ? [hinted] : []));
  };

  return {
    /** `by`: the agent's seat; null: the AI of the server, or one that comes by a key. */
    async speak(sessionId: string, by: string | null, words: Words): Promise<Answer<{ drafted: boolean }>> {
      const session = await sessions.find(sessionId);
      if (session === null || !session.active) return no('ended', 'The session has ended.');
      const room = await readRoom(journal, sessionId, session.current);
      const pilot = pilotOf(session, room);
      if (room.muted) return no('forbidden', 'An interviewer has muted the AI.');
      if (pilot === 'taken') return no('forbidden', 'An interviewer speaks in the place of the AI.');
      const cost = words.cost ?? words.level * session.settings.ai.hintCost;
      if (pilot === 'free') await aloud(sessionId, by, { ...words, cost });
      else {
        const { text, level } = words;
        const drafted = { kind: 'drafted', draft: `draft_${randomUUID()}`, text, level, cost } as const;
        await publish(sessionId, by, { audience: 'interviewers', happening: drafted });
      }
      return { ok: true, drafted: pilot === 'approve' };
    },

    /** What interviewers have not decided about yet, oldest first. */
    async waiting(sessionId: string): Promise<Draft[]> {
      return (await readRoom(journal, sessionId, 1, 'interviewers')).drafts;
    },

    /** Of two interviewers who decide at once the journal knows the first: only that one is followed. */
    async decide(sessionId: string, by: string, { draft: id, approve, text }: Decision): Promise<Answer> {
      const draft = (await this.waiting(sessionId)).find((one) => one.id === id);
      if (!draft) return no('not_found', 'This message was decided about already.');
      const edited = text !== undefined && text !== draft.text;
      const verdict = approve ? (edited ? 'edited' : 'approved') : 'dropped';
      const happening = { kind: 'decided', draft: id, verdict } as const;
      const [mine] = await publish(sessionId, by, { audience: 'interviewers', happening });
      const after = { after: draft.n, limit: 1_000, audience: 'interviewers' } as const;
      const first = (await journal.read(sessionId, after)).find(
        (event) => event.kind === 'decided' && event.draft === id,
      );
      if (first && mine && first.n !== mine.n) return no('not_found', 'Another interviewer was quicker.');
      if (approve) await aloud(sessionId, null, { ...draft, text: text ?? draft.text });
      return { ok: true };
    },
  };
}

const no = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });
