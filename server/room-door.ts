// What REST does to living rooms. Wires alone.
import type { RoomDoor } from './http/ports.ts';
import type { Live } from './live.ts';

export function roomDoor({ rooms, removed, ai }: Pick<Live, 'rooms' | 'removed' | 'ai'>): RoomDoor {
  return {
    judge: (ask) => rooms.judge(ask),
    advance: (id, question, by) => rooms.advance(id, question, by),
    proposes: (id, question, by) => ai.voice.advance(id, by, question),
    end: (id, by) => rooms.end(id, 'caller', by),
    async rated(id, feedback, by) {
      await rooms.publish(id, by, { audience: 'interviewers', happening: { kind: 'rated', ...feedback } });
    },
    reveal: (id, what, by) => rooms.reveal(id, what, by),
    pause: (id, paused, by) => rooms.pause(id, paused, by),
    timed: async (id, clock, by) =>
      void (await rooms.publish(id, by, { audience: 'room', happening: { kind: 'timed', ...clock } })),
    removed,
    permit: (id, seat, write) => rooms.permit(id, seat, write, null),
    admit: (id, seat) => rooms.admit(id, seat, null),
    revoke: (id, seat) => rooms.revoke(id, seat, null),
  };
}
