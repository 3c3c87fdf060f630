// The verbs about the room itself: sync, advance, reveal, permit, admit, revoke, pause, end.
import { type CodeFile, sizeOf } from '../../shared/code-files.ts';
import { type Answer, type RoomEvent, type SyncAnswer, verbSchemas } from '../../shared/protocol.ts';
import type { Controls } from './controls.ts';
import { door } from './door.ts';
import type { Journal, Sessions, Voice } from './ports.ts';
import { refuse } from './refusals.ts';
import { isAgent } from './roles.ts';

const pageEvents = 1_000;
const pageCharacters = 1_000_000; // so that one answer stays a message of a few MB at most

interface RoomVerbDeps {
  controls: Controls;
  journal: Pick<Journal, 'read'>;
  sessions: Sessions;
  /** Absent: agents lead as people do. */
  voice: Pick<Voice, 'advance'> | undefined;
  now: () => number;
}

export function createRoomVerbs(deps: RoomVerbDeps) {
  const { controls, journal, sessions, now } = deps;
  const found = (seat: object | null): Answer =>
    seat ? { ok: true } : refuse('not_found', 'There is no such seat in this session.', 'seat');
  return {
    sync: door(verbSchemas.sync, async (you, { after }): Promise<SyncAnswer> => {
      const audience = you.role === 'interviewer' ? 'interviewers' : 'room';
      const page = await journal.read(you.sessionId, { after, limit: pageEvents, audience });
      const session = await sessions.view(you.sessionId, you.role);
      if (!session) return refuse('not_found', 'There is no such session.');
      const events = fitting(page);
      const more = page.length === pageEvents || events.length < page.length;
      return { ok: true, you, session, events, more, serverTime: now() };
    }),
    advance: advanceDoor(deps),
    reveal: door(verbSchemas.reveal, async ({ sessionId, id }, what) =>
      (await controls.reveal(sessionId, what, id))
        ? { ok: true }
        : refuse('not_found', 'This is not the next part of that question.', 'part'),
    ),
    permit: door(verbSchemas.permit, async ({ sessionId, id }, { seat, write }) =>
      found(await controls.permit(sessionId, seat, write, id)),
    ),
    admit: door(verbSchemas.admit, async ({ sessionId, id }, { seat }) =>
      found(await controls.admit(sessionId, seat, id)),
    ),
    revoke: door(verbSchemas.revoke, async ({ sessionId, id }, { seat }) =>
      seat === id
        ? refuse('invalid', 'You cannot revoke your own seat.', 'seat')
        : found(await controls.revoke(sessionId, seat, id)),
    ),
    pause: door(verbSchemas.pause, async ({ sessionId, id }, { paused }) =>
      (await controls.pause(sessionId, paused, id))
        ? { ok: true }
        : refuse(
            'invalid',
            paused ? 'The interview is paused already.' : 'The interview is not paused.',
            'paused',
          ),
    ),
    end: door(verbSchemas.end, async ({ sessionId, id }) =>
      (await controls.end(sessionId, 'interviewer', id))
        ? { ok: true }
        : refuse('ended', 'The session has ended already.'),
    ),
  };
}

/** A candidate goes forward only; an agent as far as people let it. */
function advanceDoor({ controls, sessions, voice }: RoomVerbDeps) {
  return door(verbSchemas.advance, async (seat, { question }) => {
    const view = await sessions.view(seat.sessionId, 'candidate');
    if (seat.role === 'candidate' && question !== (view?.current ?? 0) + 1)
      return refuse('forbidden', 'You may go on to the next question only.', 'question');
    if (isAgent(seat) && voice) return voice.advance(seat.sessionId, seat.id, question);
    return (await controls.advance(seat.sessionId, question, seat.id))
      ? { ok: true }
      : refuse('not_found', `There is no question ${question}.`, 'question');
  });
}

const sourceLength = ({ source, files = [] }: { source: string; files?: CodeFile[] | undefined }) =>
  source.length + sizeOf(files);

/** As many events from the start as a message may hold, one at least. */
function fitting(page: RoomEvent[]): RoomEvent[] {
  let characters = 0;
  const tooMany = page.findIndex((event, index) => {
    characters += 'text' in event ? event.text.length : 'source' in event ? sourceLength(event) : 0;
    return characters > pageCharacters && index > 0;
  });
  return tooMany < 0 ? page : page.slice(0, tooMany);
}
