// What the AI would say or do, waiting for the interviewers, and what they decide. Knows no model and no prompt.
import { randomUUID } from 'node:crypto';
import type { Answer, Refusal } from '../../shared/protocol.ts';
import type { Draft } from '../../shared/room.ts';
import type { Publish } from '../rooms/publish.ts';
import type { Stores } from '../stores.ts';
import { readRoom } from './room-state.ts';

export interface Decision {
  draft: string;
  approve: boolean;
  text?: string | undefined; // instead of the draft's
}
/** `closes`: the question that it closes; `advances`: the one that it goes to. */
export interface Drafted {
  text: string;
  level: number; // 0: no hint
  cost: number;
  closes?: number | undefined;
  advances?: number | undefined;
}

export function createDrafts(deps: {
  journal: Pick<Stores['journal'], 'read'>;
  publish: Publish;
  /** Says and does what was approved; `text` as the interviewer left it. `by`: the interviewer's seat. */
  carryOut: (sessionId: string, by: string, draft: Draft) => Promise<void>;
}) {
  const { journal, publish, carryOut } = deps;
  /** What interviewers have not decided about yet, oldest first. */
  const waiting = async (sessionId: string): Promise<Draft[]> =>
    (await readRoom(journal, sessionId, 1, 'interviewers')).drafts;

  return {
    waiting,

    /** `by`: the agent's seat; null: the AI of the server, or one that comes by a key. */
    async propose(sessionId: string, by: string | null, drafted: Drafted): Promise<void> {
      const happening = { kind: 'drafted', draft: `draft_${randomUUID()}`, ...drafted } as const;
      await publish(sessionId, by, { audience: 'interviewers', happening });
    },

    /** Of two interviewers who decide at once the journal knows the first: only that one is followed. */
    async decide(sessionId: string, by: string, { draft: id, approve, text }: Decision): Promise<Answer> {
      const draft = (await waiting(sessionId)).find((one) => one.id === id);
      if (!draft) return no('This message was decided about already.');
      const edited = text !== undefined && text !== draft.text;
      const verdict = approve ? (edited ? 'edited' : 'approved') : 'dropped';
      const happening = { kind: 'decided', draft: id, verdict } as const;
      const [mine] = await publish(sessionId, by, { audience: 'interviewers', happening });
      const after = { after: draft.n, limit: 1_000, audience: 'interviewers' } as const;
      const first = (await journal.read(sessionId, after)).find(
        (event) => event.kind === 'decided' && event.draft === id,
      );
      if (first && mine && first.n !== mine.n) return no('Another interviewer was quicker.');
      if (approve) await carryOut(sessionId, by, { ...draft, text: text ?? draft.text });
      return { ok: true };
    },
  };
}

const no = (message: string): Refusal => ({ ok: false, code: 'not_found', message });
