// How a revealed follow-up changes a room. Part of reduce.ts. Pure.
import type { RoomEvent } from './protocol.ts';
import type { RoomState } from './room.ts';

type Revealed = Extract<RoomEvent, { kind: 'revealed' }>;

export function withPart(parts: RoomState['parts'], revealed: Revealed): RoomState['parts'] {
  const { question, title, statement } = revealed;
  return { ...parts, [question]: [...(parts[question] ?? []), { title, statement }] };
}
