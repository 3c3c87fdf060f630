// Lets the AI interviewer hear a room and speak in it: one thing at a time in each room. When and what are rules in ai/.
import type { Refusal, RoomEvent, Seat } from '../../shared/protocol.ts';
import type { Interviewer } from '../ai/interviewer.ts';
import { readRoom } from './room-state.ts';
import { createSpeaking, idea, type SpeakingDeps, type Wish } from './speaking.ts';
import { createPauses } from './talk-pauses.ts';
import { createRoomQueues } from './room-queues.ts';

const lookMs = 15_000; // how often quiet rooms are looked at
const pauseMs = 3_000; // of the candidate, who may write more than one message, before it is answered
const mostRooms = 1_000; // that this node looks at
const mostWaiting = 3; // remarks that wait in one room

export interface InterviewingDeps extends SpeakingDeps {
  interviewer: Interviewer | null; // null: no model is configured
}

export function createInterviewing(deps: InterviewingDeps) {
  const { interviewer, stores, log } = deps;
  const stop = new AbortController();
  const queues = createRoomQueues(mostWaiting);
  /** Rooms whose newest event was stored by this node: no other node looks at them. */
  const quiet = new Map<string, number>();

  const speak = createSpeaking(deps, stop.signal);
  const enqueue = (sessionId: string, wish: Wish) => {
    if (interviewer === null || stop.signal.aborted) return;
    queues.add(sessionId, () =>
      speak(interviewer, sessionId, wish).catch((error: unknown) =>
        log.error({ err: error, sessionId }, 'the AI interviewer broke'),
      ),
    );
  };
  const look = async () => {
    for (const [sessionId, n] of quiet) {
      if (queues.waiting(sessionId) > 0) continue;
      if ((await stores.journal.last(sessionId)) === n) enqueue(sessionId, idea(null));
      else quiet.delete(sessionId);
    }
  };
  const pauses = createPauses(pauseMs, (sessionId) => enqueue(sessionId, { ...idea(null), talked: true }));
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, 'quiet rooms were not looked at'));
  }, lookMs).unref();

  return {
    mayAsk: (seat: Seat) => whyNot(deps, seat.sessionId, queues.waiting(seat.sessionId)),
    /** A candidate's question is in the room. */
    asked: ({ sessionId }: Seat, text: string) =>
      enqueue(sessionId, { occasion: 'asked', asked: text, run: null }),
    /** What this node has stored; never throws. */
    heard: (sessionId: string, events: readonly RoomEvent[]): void => {
      const last = events.at(-1);
      if (interviewer === null || last === undefined) return;
      quiet.delete(sessionId); // the newest at the end
      if (events.some(({ kind }) => kind === 'ended')) return pauses.stop(sessionId);
      if (events.some((event) => event.kind === 'said' && !event.agent)) pauses.begin(sessionId);
      quiet.set(sessionId, last.n);
      const oldest = quiet.keys().next();
      if (quiet.size > mostRooms && !oldest.done) quiet.delete(oldest.value);
      for (const event of events) if (event.kind === 'run.ended') enqueue(sessionId, idea(event.run));
    },
    async close() {
      clearInterval(timer);
      pauses.close();
      stop.abort();
      await queues.idle();
    },
  };
}

/** Null: the AI will answer, or at least say why it does not. */
async function whyNot(deps: InterviewingDeps, sessionId: string, waiting: number): Promise<Refusal | null> {
  const no = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });
  if (deps.interviewer === null) return no('unavailable', 'No AI is configured.');
  const session = await deps.stores.sessions.find(sessionId);
  if (!session?.settings.aiWatches) return no('forbidden', 'The AI is switched off in this interview.');
  if (waiting >= mostWaiting) return no('busy', 'The AI is still answering.');
  const { muted } = await readRoom(deps.stores.journal, sessionId, session.current);
  return muted ? no('forbidden', 'An interviewer has muted the AI.') : null;
}
