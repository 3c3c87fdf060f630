// The one way in which an AI speaks in a room: aloud, or as a draft that an interviewer decides about, or not at all.
// Knows no model and no prompt.
import { randomUUID } from 'node:crypto';
import type { Pilot } from '../../shared/ai-events.ts';
import type { Answer, Happening, Refusal } from '../../shared/protocol.ts';
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
  /** It closes this question and, where `moves`, goes on to the next one. */
  closes?: { question: number; moves: boolean } | undefined;
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
  advance: (sessionId: string, question: number) => Promise<boolean>;
}) {
  const { sessions, journal, publish, advance } = deps;
  const aloud = async (sessionId: string, by: string | null, words: Words & { cost: number }) => {
    await publish(sessionId, by, ...happeningsOf(words).map((happening) => ({ happening })));
    const { closes } = words;
    if (closes?.moves) await advance(sessionId, closes.question + 1); // false: it was the last one
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
      if (words.closes && words.closes.question !== session.current)
        return no('invalid', 'That question is over.');
      const cost = words.cost ?? words.level * session.settings.ai.hintCost;
      if (pilot === 'free') await aloud(sessionId, by, { ...words, cost });
      else {
        const happening = draftOf({ ...words, cost });
        await publish(sessionId, by, { audience: 'interviewers', happening });
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
      if (!approve) return { ok: true };
      const session = await sessions.find(sessionId);
      const moves = session?.settings.ai.closes === 'advances' && session.current === draft.closes;
      const closes = draft.closes === null ? undefined : { question: draft.closes, moves };
      await aloud(sessionId, null, { ...draft, text: text ?? draft.text, closes });
      return { ok: true };
    },
  };
}

function happeningsOf({ text, level, cost, closes }: Words & { cost: number }): Happening[] {
  const happenings: Happening[] = [{ kind: 'said', text, agent: true }];
  if (level > 0) happenings.push({ kind: 'hinted', text, level, cost, agent: true });
  if (closes) happenings.push({ kind: 'closed', question: closes.question });
  return happenings;
}

function draftOf({ text, level, cost, closes }: Words & { cost: number }): Happening {
  const draft = `draft_${randomUUID()}`;
  return { kind: 'drafted', draft, text, level, cost, closes: closes?.question };
}

const no = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });
