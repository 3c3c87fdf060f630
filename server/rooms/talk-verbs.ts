// The verbs that people ask and sign with: ask, mark, signal, answer, focus.
import { type Answer, type Happening, type Refusal, type Seat, verbSchemas } from '../../shared/protocol.ts';
import { door } from './door.ts';
import type { Journal } from './ports.ts';
import type { Publish } from './publish.ts';
import { refuse } from './refusals.ts';

const minuteMs = 60_000;

export function createTalkVerbs(deps: {
  publish: Publish;
  journal: Pick<Journal, 'read'>;
  /** A candidate's question was published; an AI interviewer may answer it. */
  asked: (seat: Seat, text: string) => void;
  /** Null: the question may be asked; else why nobody would answer it. */
  mayAsk: (seat: Seat) => Promise<Refusal | null>;
  now: () => number;
}) {
  const { publish, journal, asked, mayAsk, now } = deps;
  const tell = async (seat: Seat, happening: Happening, secret = false): Promise<Answer> => {
    const audience = secret ? 'interviewers' : 'room';
    await publish(seat.sessionId, seat.id, { audience, happening });
    return { ok: true };
  };
  return {
    ask: door(verbSchemas.ask, async (seat, { text }) => {
      const refused = await mayAsk(seat);
      if (refused !== null) return refused;
      const told = await tell(seat, { kind: 'said', text, agent: seat.agent });
      asked(seat, text);
      return told;
    }),
    mark: door(verbSchemas.mark, (seat, mark) => tell(seat, { kind: 'marked', ...mark }, true)),
    signal: door(verbSchemas.signal, (seat, { signal, detail }) =>
      tell(seat, { kind: 'signalled', signal, detail, answer: null }),
    ),
    answer: door(verbSchemas.answer, async (seat, { n, text }) => {
      const [event] = await journal.read(seat.sessionId, { after: n - 1, limit: 1, audience: 'room' });
      if (event?.n !== n || event.kind !== 'signalled' || event.by !== seat.id)
        return refuse('not_found', 'There is no signal of yours with this number.', 'n');
      return tell(seat, { kind: 'answered', to: n, text });
    }),
    focus: door(verbSchemas.focus, (seat, { minutes }) =>
      tell(seat, { kind: 'focused', until: minutes === 0 ? null : now() + minutes * minuteMs }),
    ),
  };
}
