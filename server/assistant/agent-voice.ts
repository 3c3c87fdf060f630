// The one way in which an AI speaks and leads in a room: at once, or as a draft that an interviewer decides about, or not
// at all. Knows no model and no prompt.
import type { Pilot } from '../../shared/ai-events.ts';
import type { Answer, Happening, Refusal } from '../../shared/protocol.ts';
import type { RoomState } from '../../shared/room.ts';
import type { SessionRow } from '../interviews/ports.ts';
import { createDrafts } from './drafts.ts';
import { ownWords } from './own-words.ts';
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
interface VoiceDeps {
  sessions: Pick<Stores['sessions'], 'find'>;
  journal: Pick<Stores['journal'], 'read'>;
  publish: Publish;
  /** False: there is no such question. `by`: null, or a seat. */
  advance: (sessionId: string, question: number, by: string | null) => Promise<boolean>;
}
export type AgentVoice = ReturnType<typeof createAgentVoice>;

/** Who steers the AI now: what an interviewer chose last, else the session's settings. */
export function pilotOf(session: Pick<SessionRow, 'settings'>, room: Pick<RoomState, 'pilot'>): Pilot {
  return room.pilot ?? (session.settings.ai.approves ? 'approve' : 'free');
}

export function createAgentVoice(deps: VoiceDeps) {
  const { sessions, journal, publish, advance } = deps;
  const drafts = draftsOf(deps);
  const look = async (sessionId: string): Promise<Refusal | { session: SessionRow; pilot: Pilot }> => {
    const session = await sessions.find(sessionId);
    if (session === null || !session.active) return no('ended', 'The session has ended.');
    const room = await readRoom(journal, sessionId, session.current);
    const pilot = pilotOf(session, room);
    if (room.muted) return no('forbidden', 'An interviewer has muted the AI.');
    if (pilot === 'taken') return no('forbidden', 'An interviewer speaks in the place of the AI.');
    return { session, pilot };
  };

  return {
    ...drafts,

    /** `by`: the agent's seat; null: the AI of the server, or one that comes by a key. */
    async speak(sessionId: string, by: string | null, words: Words): Promise<Answer<{ drafted: boolean }>> {
      const seen = await look(sessionId);
      if ('ok' in seen) return seen;
      const { session, pilot } = seen;
      const { text, level, closes } = words;
      if (closes && closes.question !== session.current) return no('invalid', 'That question is over.');
      const said = { text, level, cost: words.cost ?? level * session.settings.ai.hintCost };
      const drafted = pilot === 'approve';
      if (drafted) await drafts.propose(sessionId, by, { ...said, closes: closes?.question });
      else await aloud({ publish, advance }, sessionId, by, { ...said, closes });
      return { ok: true, drafted };
    },

    /** To the interviewers alone: they need not approve what only they read. */
    async whisper(sessionId: string, text: string): Promise<void> {
      const seen = await look(sessionId);
      if ('ok' in seen) return;
      await publish(sessionId, null, {
        audience: 'interviewers',
        happening: { kind: 'said', text, agent: true },
      });
    },

    /** Goes to a question, or asks the interviewers whether to. `by`: the agent's seat. */
    async advance(sessionId: string, by: string, question: number): Promise<Answer<{ drafted: boolean }>> {
      const seen = await look(sessionId);
      if ('ok' in seen) return seen;
      const { session, pilot } = seen;
      if (!session.questions[question - 1])
        return { ...no('not_found', `There is no question ${question}.`), field: 'question' };
      const drafted = pilot === 'approve';
      const text = ownWords(session.settings.ai.spoken).goTo(question);
      if (drafted) await drafts.propose(sessionId, by, { text, level: 0, cost: 0, advances: question });
      else await advance(sessionId, question, by);
      return { ok: true, drafted };
    },

    /** Null: people let agents change the room by themselves. */
    async held(sessionId: string): Promise<Refusal | null> {
      const seen = await look(sessionId);
      if ('ok' in seen) return seen;
      return seen.pilot === 'free'
        ? null
        : no('forbidden', 'An interviewer approves what the AI does: people do this themselves.');
    },
  };
}

function draftsOf(deps: VoiceDeps) {
  const { sessions, advance } = deps;
  return createDrafts({
    ...deps,
    async carryOut(sessionId, by, draft) {
      const session = await sessions.find(sessionId);
      const moves = session?.settings.ai.closes === 'advances' && session.current === draft.closes;
      const closes = draft.closes === null ? undefined : { question: draft.closes, moves };
      await aloud(deps, sessionId, null, { ...draft, closes });
      if (draft.advances !== null) await advance(sessionId, draft.advances, by);
    },
  });
}

async function aloud(
  { publish, advance }: Pick<VoiceDeps, 'publish' | 'advance'>,
  sessionId: string,
  by: string | null,
  { text, level, cost, closes }: Words & { cost: number },
): Promise<void> {
  const happenings: Happening[] = [{ kind: 'said', text, agent: true }];
  if (level > 0) happenings.push({ kind: 'hinted', text, level, cost, agent: true });
  if (closes) happenings.push({ kind: 'closed', question: closes.question });
  await publish(sessionId, by, ...happenings.map((happening) => ({ happening })));
  if (closes?.moves) await advance(sessionId, closes.question + 1, null); // false: it was the last one
}

const no = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });
