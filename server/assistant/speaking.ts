// One remark of the AI interviewer: what the moment is, what the model wants to do about it, and doing it, where the rules of
// the moment allow it. Rooms are heard in interviewing.ts; when and what are rules in ai/.
import type { Pilot } from '../../shared/ai-events.ts';
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
import { createSilences } from './silences.ts';
import type { Stores } from '../stores.ts';

const answerMs = 90_000; // one remark, first thought to last word
const minuteMs = 60_000;
const mostRooms = 1_000; // that this node remembers

export interface SpeakingDeps {
  stores: Pick<Stores, 'sessions' | 'journal' | 'documents'>;
  texts: (sessionId: string) => Promise<Record<string, string>>; // of the document `code`
  keepsNames: boolean; // in prompts
  voice: Pick<AgentVoice, 'speak' | 'whisper' | 'waiting'>;
  log: Logger;
  now: () => number;
}

/** Thinks of one thing to say in a room and says it, where the rules of the moment allow it. */
export function createSpeaking(deps: SpeakingDeps, stop: AbortSignal) {
  const { stores, log, now } = deps;
  const looks = createLooks(mostRooms);
  const silences = createSilences(mostRooms);
  const situation = async (session: SessionRow) => {
    const room = await readRoom(stores.journal, session.id, session.current);
    const pilot = pilotOf(session, room);
    const drafts = pilot === 'approve' ? (await deps.voice.waiting(session.id)).length : 0;
    const lastTypedAt = await stores.documents.lastEdit(session.id, 'code');
    const { speaks } = session.settings.ai;
    return { now: now(), room, lastTypedAt, speaks, pilot, drafts, silence: silences.of(session.id) };
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
    const signal = AbortSignal.any([stop, AbortSignal.timeout(answerMs)]);
    const reply = await speaker
      .reply(sessionId, told.briefing, told.secrets, signal)
      .catch((error: unknown) => failed(error, sessionId, log));
    if (stop.aborted) return;
    // Muted, ended or focused while the model was thinking: then the words are late.
    const silent = whySilent(occasion, await situation(session));
    if (silent !== null) log.info({ sessionId, silent }, 'the AI interviewer kept its words');
    else {
      looks.keep(sessionId, told.key, told.briefing.source); // words that came too late led nowhere
      const words = wordsOf(occasion, reply, ownWords(session.settings.ai.spoken));
      const closes =
        occasion === 'closing' ? closingOf(session, before.room, told.briefing.source) : undefined;
      if (words !== null) await deps.voice.speak(sessionId, null, { ...words, closes });
      else silences.keep(sessionId, { occasion, at: now() });
      if (reply.kind === 'whispered') await deps.voice.whisper(sessionId, reply.text);
    }
  };
}

/** `occasion` null: the AI's own idea, to be found; `run`: after that run, null: in a quiet room. */
export interface Wish {
  occasion: Occasion | null;
  asked: string | null;
  run: string | null;
  /** The talk has paused. */
  talked?: boolean;
}
export const idea = (run: string | null): Wish => ({ occasion: null, asked: null, run });

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

/** Null: nothing is to be said to the room. */
function wordsOf(occasion: Occasion, reply: Reply, own: OwnWords): Words | null {
  if (reply.kind === 'said') return { text: reply.text, level: reply.level, cost: null };
  if (reply.kind !== 'held') return null;
  if (occasion === 'closing') return { text: own.closing, level: 0, cost: 0 };
  return occasion === 'asked' ? { text: own.noAnswer(reply.why), level: 0, cost: 0 } : null;
}
