// A room door without sockets for the tests of REST: stores and judge alone, one run at a time for each session.
import type { SeatRecord } from '../../../server/access/seats.ts';
import type { RoomDoor } from '../../../server/http/ports.ts';
import type { Judge } from '../../../server/rooms/ports.ts';
import type { createSeats } from '../../../server/access/seats.ts';
import type { Interviews } from '../../../server/interviews/sessions.ts';
import type { TestResult } from '../../../shared/results.ts';

export function directRoom(parts: {
  interviews: Interviews;
  seats: ReturnType<typeof createSeats>;
  judge: Judge;
}): RoomDoor {
  const { interviews, seats, judge } = parts;
  const running = new Set<string>();
  const inside = async (sessionId: string, seatId: string): Promise<SeatRecord | undefined> =>
    (await seats.list(sessionId)).find(({ seat }) => seat.id === seatId);
  return {
    end: (id, by) => interviews.end(id, by === null ? 'caller' : 'interviewer'),
    permit: async (id, seat, write) => ((await inside(id, seat)) ? seats.permit(seat, write) : null),
    admit: async (id, seat) => ((await inside(id, seat)) ? seats.admit(seat) : null),
    revoke: async (id, seat) => ((await inside(id, seat)) ? seats.revoke(seat) : null),
    advance: (id, question) => interviews.advance(id, question),
    async judge(ask) {
      if (running.has(ask.sessionId))
        return { ok: false, code: 'running', message: 'something is running already' };
      running.add(ask.sessionId);
      try {
        let compiled: { ok: boolean; text: string } | null = null;
        const tests: TestResult[] = [];
        for await (const event of judge.judge(ask)) {
          if (event.kind === 'compiled') compiled = { ok: event.ok, text: event.text };
          else if (event.kind === 'tested') tests.push(event.test);
          else if (event.kind === 'judged') {
            const { end, receipt, verdict } = event;
            return { ok: true, compiled, tests, end, receipt, verdict };
          }
        }
        throw new Error('the judge gave no end');
      } finally {
        running.delete(ask.sessionId);
      }
    },
  };
}
