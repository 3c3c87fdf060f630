// The verbs by which people steer the AI interviewer, and by which hints are given: mute, steer, decide, hint, say.
import { type Answer, type Happening, type Seat, verbSchemas } from '../../shared/protocol.ts';
import { door } from './door.ts';
import type { Sessions, Voice } from './ports.ts';
import type { Publish } from './publish.ts';
import { refuse } from './refusals.ts';
import { isAgent } from './roles.ts';

export function createAiVerbs(deps: {
  publish: Publish;
  sessions: Pick<Sessions, 'view'>;
  /** Absent: agents speak as people do, and there are no drafts. */
  voice: Voice | undefined;
}) {
  const { publish, sessions, voice } = deps;
  const tell = async (seat: Seat, happening: Happening, secret = false): Promise<Answer> => {
    const audience = secret ? 'interviewers' : 'room';
    await publish(seat.sessionId, seat.id, { audience, happening });
    return { ok: true };
  };
  const steered = (seat: Seat) => (isAgent(seat) ? voice : undefined);
  const agreed = async (seat: Seat, level: number) =>
    level * ((await sessions.view(seat.sessionId, 'candidate'))?.ai.hintCost ?? 0);

  return {
    say: door(verbSchemas.say, async (seat, { text, private: secret }) => {
      if (secret && seat.role !== 'interviewer')
        return refuse('forbidden', 'Only interviewers speak in private.', 'private');
      const agent = secret ? undefined : steered(seat);
      if (agent) return agent.speak(seat.sessionId, seat.id, { text, level: 0, cost: 0 });
      return tell(seat, { kind: 'said', text, agent: seat.agent }, secret);
    }),
    hint: door(verbSchemas.hint, async (seat, { text, level, cost }) => {
      const agent = steered(seat);
      if (agent) return agent.speak(seat.sessionId, seat.id, { text, level, cost: cost ?? null });
      return tell(seat, { kind: 'hinted', text, level, cost: cost ?? (await agreed(seat, level)) });
    }),
    mute: door(verbSchemas.mute, async (seat, { muted }) =>
      seat.agent ? refuse('forbidden', 'People mute the AI.') : tell(seat, { kind: 'muted', muted }),
    ),
    steer: door(verbSchemas.steer, async (seat, { mode }) =>
      seat.agent ? refuse('forbidden', 'People steer the AI.') : tell(seat, { kind: 'steered', mode }),
    ),
    decide: door(verbSchemas.decide, async (seat, decision) => {
      if (seat.agent) return refuse('forbidden', 'People decide what the AI says.');
      return voice?.decide(seat.sessionId, seat.id, decision) ?? refuse('not_found', 'There is no AI here.');
    }),
  };
}
