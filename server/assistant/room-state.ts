// A room as its journal tells it now. Reads alone.
import type { Audience } from '../../shared/protocol.ts';
import { reduceAll } from '../../shared/reduce.ts';
import { emptyRoom, type RoomState } from '../../shared/room.ts';
import type { Stores } from '../stores.ts';

const pageEvents = 1_000;
const mostPages = 50; // a journal that is longer is read to there

/** What everybody in the room knows; nothing that is for interviewers alone, unless it is asked for. */
export async function readRoom(
  journal: Pick<Stores['journal'], 'read'>,
  sessionId: string,
  question: number,
  audience: Audience = 'room',
): Promise<RoomState> {
  let room = emptyRoom(question);
  for (let page = 0; page < mostPages; page += 1) {
    const events = await journal.read(sessionId, { after: room.lastN, limit: pageEvents, audience });
    room = reduceAll(room, events);
    if (events.length < pageEvents) break;
  }
  return room;
}
