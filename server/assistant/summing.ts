// When an interview has ended and a model may look at it: has it summarised, and keeps the summary in the journal, for
// interviewers alone. Without a model the report's reader makes one by rules.
import type { RoomEvent } from '../../shared/protocol.ts';
import { reduceAll } from '../../shared/reduce.ts';
import { emptyRoom, type RoomState } from '../../shared/room.ts';
import type { Summarizer, SummaryAsk } from '../ai/summarizer.ts';
import type { SessionRow } from '../interviews/ports.ts';
import type { Logger } from '../log.ts';
import { createRoomQueues } from './room-queues.ts';
import type { Publish } from '../rooms/publish.ts';
import type { Stores } from '../stores.ts';

const limitMs = 240_000; // all judgements together
const pageEvents = 1_000;
const mostPages = 20;

export function createSumming(deps: {
  summarizer: Summarizer | null; // null: no model is configured
  keepsNames: boolean;
  stores: Pick<Stores, 'sessions' | 'journal' | 'results'>;
  publish: Publish;
  log: Logger;
}) {
  const { summarizer, stores, publish, log } = deps;
  const queues = createRoomQueues(1);
  const stop = new AbortController();

  const sum = async (by: Summarizer, id: string): Promise<void> => {
    const session = await stores.sessions.find(id);
    if (session === null || !session.settings.aiWatches || stop.signal.aborted) return;
    const events = await wholeJournal(stores.journal, id);
    if (!events.some(({ kind }) => kind === 'joined')) return; // nobody was there
    const results = await stores.results.list(id);
    const best = (number: number) => {
      const scores = results.flatMap((row) => (row.question === number ? [row.score] : []));
      return scores.length === 0 ? null : Math.max(...scores);
    };
    const questions = session.questions.map(({ question: { title } }, i) => ({
      number: i + 1,
      title,
      bestScore: best(i + 1),
    }));
    const room = reduceAll(emptyRoom(), events);
    const names = deps.keepsNames ? null : namesOf(session, room);
    const { spoken } = session.settings.ai;
    const ask: SummaryAsk = { sessionId: id, questions, events, talk: talkOf(room), names, spoken };
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(limitMs)]);
    const happening = { kind: 'summed', summary: await by.summary(ask, signal) } as const;
    await publish(id, null, { audience: 'interviewers', happening });
  };
  return {
    /** What this node has stored; never throws. */
    heard(id: string, events: readonly RoomEvent[]): void {
      if (summarizer === null || !events.some(({ kind }) => kind === 'ended')) return;
      queues.add(id, () =>
        sum(summarizer, id).catch((error: unknown) => {
          if (!stop.signal.aborted) log.warn({ err: error, sessionId: id }, 'no summary was written');
        }),
      );
    },
    async close() {
      stop.abort();
      await queues.idle();
    },
  };
}

function talkOf(room: RoomState): SummaryAsk['talk'] {
  return room.chat.flatMap(({ n, by, agent, text, private: secret }) => {
    if (secret) return [];
    const candidate = by !== null && room.people[by]?.role === 'candidate';
    return [{ n, text, who: agent ? 'AI' : candidate ? 'candidate' : 'interviewer' } as const];
  });
}

function namesOf(session: SessionRow, room: RoomState) {
  const people = Object.values(room.people).map(({ role, name }) => ({ name, as: `the ${role}` }));
  return [{ name: session.candidateName, as: 'the candidate' }, ...people];
}

async function wholeJournal(journal: Pick<Stores['journal'], 'read'>, id: string): Promise<RoomEvent[]> {
  const events: RoomEvent[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const after = events.at(-1)?.n ?? 0;
    const found = await journal.read(id, { after, limit: pageEvents, audience: 'interviewers' });
    events.push(...found);
    if (found.length < pageEvents) break;
  }
  return events;
}
