// The only one who speaks to a room: appends to the journal, then tells every node. Knows no sockets.
import type { Audience, Happening, RoomEvent } from '../../shared/protocol.ts';
import type { Feeds } from './feeds.ts';
import type { Journal } from './ports.ts';

export interface Entry {
  audience?: Audience; // `room` where absent
  happening: Happening;
}
/** Resolves when the events are stored, with their numbers. Throws when they could not be. `by`: seat id or null. */
export type Publish = (sessionId: string, by: string | null, ...entries: Entry[]) => Promise<RoomEvent[]>;

export function createPublish(journal: Journal, feeds: Pick<Feeds, 'tell'>): Publish {
  return async (sessionId, by, ...entries) => {
    const rows = entries.map(({ audience = 'room', happening }) => ({ audience, happening }));
    const events = await journal.append(sessionId, by, rows);
    feeds.tell(sessionId, { kind: 'events', events });
    return events;
  };
}
