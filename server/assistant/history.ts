// What was tried before a submission, as its reviewer sees it: runs, tests and hints of the question, each with its event.
import type { Tried } from '../../shared/evidence.ts';
import type { RoomEvent } from '../../shared/protocol.ts';
import type { Stores } from '../stores.ts';

const pageEvents = 1_000;
const mostPages = 20;
const kept = 40; // the newest

/** What everybody in the room has seen, in order; the question's hints are those given while it was worked on. */
export async function readHistory(
  journal: Pick<Stores['journal'], 'read'>,
  { sessionId, question, run }: { sessionId: string; question: number; run: string },
): Promise<Tried[]> {
  const tell = teller(question, run);
  const tried: Tried[] = [];
  let after = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const events = await journal.read(sessionId, { after, limit: pageEvents, audience: 'room' });
    tried.push(...events.flatMap(tell));
    after = events.at(-1)?.n ?? after;
    if (events.length < pageEvents) break;
  }
  return tried.slice(-kept);
}

/** `own`: the run that is reviewed, which is no history. */
function teller(question: number, own: string): (event: RoomEvent) => Tried[] {
  const begun = new Map<string, { what: Tried['what']; question: number }>();
  let current = 1;
  return (event) => {
    if (event.kind === 'advanced') current = event.question;
    if (event.kind === 'run.started') begun.set(event.run, { what: event.purpose, question: event.question });
    if (event.kind === 'hinted' && current === question)
      return [{ n: event.n, what: 'hint', outcome: `level ${event.level}` }];
    const start = event.kind === 'run.ended' && event.run !== own ? begun.get(event.run) : undefined;
    if (event.kind !== 'run.ended' || start?.question !== question) return [];
    const { verdict, end } = event;
    const outcome = verdict ? `${verdict.passed} of ${verdict.total} tests passed` : end.reason;
    return [{ n: event.n, what: start.what, outcome }];
  };
}
