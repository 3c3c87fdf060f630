// Lets the AI interviewer hear a room and speak in it: one thing at a time in each room. When and what are rules in ai/.
import type { Pilot } from '../../shared/ai-events.ts';
import type { Refusal, RoomEvent, Seat } from '../../shared/protocol.ts';
import type { RoomState } from '../../shared/room.ts';
import type { AiSettings } from '../../shared/session.ts';
import { type AgentVoice, pilotOf, type Words } from './agent-voice.ts';
import type { Interviewer, Reply } from '../ai/interviewer.ts';
import { ModelRefused } from '../ai/budget.ts';
import { afterSolved, isFinished } from '../ai/closing.ts';
import { isStuck, type Occasion, repeatsError, whySilent } from '../ai/policy.ts';
import { brief } from './briefing.ts';
import type { SessionRow } from '../interviews/ports.ts';
import type { Logger } from '../log.ts';
import { type OwnWords, ownWords } from './own-words.ts';
import { readRoom } from './room-state.ts';
import { createLooks } from './looks.ts';
import { createPauses } from './talk-pauses.ts';
import { createRoomQueues } from './room-queues.ts';
import type { Stores } from '../stores.ts';

const lookMs = 15_000; // how often quiet rooms are looked at
const pauseMs = 3_000; // of the candidate, who may write more than one message, before it is answered
const answerMs = 90_000; // one remark, first thought to last word
const minuteMs = 60_000;
const mostRooms = 1_000; // that this node looks at
const mostWaiting = 3; // remarks that wait in one room

export interface InterviewingDeps {
  interviewer: Interviewer | null; // null: no model is configured
  stores: Pick<Stores, 'sessions' | 'journal' | 'documents'>;
  texts: (sessionId: string) => Promise<Record<string, string>>; // of the document `code`
  keepsNames: boolean; // in prompts
  voice: Pick<AgentVoice, 'speak' | 'waiting'>;
  log: Logger;
  now: () => number;
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

/** Thinks of one thing to say in a room and says it, where the rules of the moment allow it. */
function createSpeaking(deps: InterviewingDeps, stop: AbortSignal) {
  const { stores, log, now } = deps;
  const looks = createLooks(mostRooms);
  const situation = async (session: SessionRow) => {
    const room = await readRoom(stores.journal, session.id, session.current);
    const pilot = pilotOf(session, room);
    const drafts = pilot === 'approve' ? (await deps.voice.waiting(session.id)).length : 0;
    const lastTypedAt = await stores.documents.lastEdit(session.id, 'code');
    return { now: now(), room, lastTypedAt, speaks: session.settings.ai.speaks, pilot, drafts };
  };

  return async (speaker: Interviewer, sessionId: string, wish: Wish): Promise<void> => {
    const session = await stores.sessions.find(sessionId);
    if (session === null || !session.settings.aiWatches) return;
    if (wish.occasion === null && !session.settings.ai.speaks) return; // spares reading the room
    const before = await situation(session);
    const occasion = wish.occasion ?? noticed(before.room, { ...before, ...session.settings.ai }, wish);
    if (occasion === null || whySilent(occasion, before) !== null) return;
    const { asked } = wish;
    const { keepsNames } = deps;
    const texts = await deps.texts(sessionId);
    const told = brief(session, before.room, texts, {
      occasion,
      asked,
      keepsNames,
      seen: looks.of(sessionId),
    });
    if (told === null) return;
    looks.keep(sessionId, told.key, told.briefing.source);
    const signal = AbortSignal.any([stop, AbortSignal.timeout(answerMs)]);
    const reply = await speaker
      .reply(sessionId, told.briefing, told.secrets, signal)
      .catch((error: unknown) => failed(error, sessionId, log));
    if (stop.aborted) return;
    // Muted, ended or focused while the model was thinking: then the words are late.
    const silent = whySilent(occasion, await situation(session));
    if (silent !== null) log.info({ sessionId, silent }, 'the AI interviewer kept its words');
    else {
      const words = wordsOf(occasion, reply, ownWords(session.settings.ai.spoken));
      const closes =
        occasion === 'closing' ? closingOf(session, before.room, told.briefing.source) : undefined;
      if (words !== null) await deps.voice.speak(sessionId, null, { ...words, closes });
    }
  };
}

/** `occasion` null: the AI's own idea, to be found; `run`: after that run, null: in a quiet room. */
interface Wish {
  occasion: Occasion | null;
  asked: string | null;
  run: string | null;
  /** The talk has paused. */
  talked?: boolean;
}
const idea = (run: string | null): Wish => ({ occasion: null, asked: null, run });

function noticed(
  room: RoomState,
  at: {
    lastTypedAt: number | null;
    now: number;
    stuckMinutes: number;
    closes: AiSettings['closes'];
    pilot: Pilot;
  },
  { run: id, talked }: Wish,
): Occasion | null {
  if (id === null) {
    // A draft that was dropped is not written again before the candidate says more.
    const next = talked || at.pilot === 'free' ? afterSolved(room) : null;
    if (next !== null) return next === 'closing' && at.closes === 'never' ? null : next;
    return isStuck(room, { ...at, stuckMs: at.stuckMinutes * minuteMs }) ? 'stuck' : null;
  }
  const run = room.runs[id];
  if (run?.purpose === 'submit' && run.verdict !== null) return 'submitted';
  return repeatsError(room) ? 'repeated' : null;
}

function closingOf(session: SessionRow, room: RoomState, source: string) {
  const moves = session.settings.ai.closes === 'advances' && isFinished(room, source);
  return { question: room.question, moves };
}

function failed(error: unknown, sessionId: string, log: Logger): Reply {
  log.warn({ err: error, sessionId }, 'the model did not answer');
  return { kind: 'held', why: error instanceof ModelRefused ? error.message : 'it did not answer' };
}

/** Null: nothing is to be said. */
function wordsOf(occasion: Occasion, reply: Reply, own: OwnWords): Words | null {
  if (reply.kind === 'said') return { text: reply.text, level: reply.level, cost: null };
  if (occasion === 'closing') return { text: own.closing, level: 0, cost: 0 };
  if (occasion !== 'asked') return null;
  return { text: own.noAnswer(reply.why), level: 0, cost: 0 };
}
