// What happens by time alone: sessions that begin, sessions whose clock ran out, runs and people of nodes that died. Knows no sockets.
import type { Attendance } from './attendance.ts';
import type { Controls } from './controls.ts';
import type { Journal, Log } from './ports.ts';
import type { Publish } from './publish.ts';
import { brokenEnd } from './running.ts';
import type { Turns } from './turns.ts';

const everyMs = 1_000;
const atOnce = 50; // sessions ended, and seats let in, in one round

/** What time brings; `now` in ms since 1970. */
export interface Calendar {
  /** Ids of sessions whose clock ran out before `now`. */
  due(now: number, limit: number): Promise<string[]>;
  /** Seats that wait at the door of a session that has begun, and whom its clock alone lets in. */
  opening(now: number, limit: number): Promise<{ sessionId: string; seat: string }[]>;
}
export interface Clock {
  /** Once, before sockets are let in: ends what a crash left open. */
  settle(): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

export function createClock(deps: {
  calendar: Calendar;
  controls: Controls;
  attendance: Attendance;
  journal: Pick<Journal, 'unfinished' | 'present'>;
  turns: Turns;
  publish: Publish;
  log: Log;
  now: () => number;
}): Clock {
  const { calendar, controls, attendance, journal, turns, publish, log, now } = deps;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let closed = false;

  /** A run that is in the journal, has no end and whose turn nobody holds. The turn keeps others from ending it too. */
  const endOrphans = async () => {
    for (const { sessionId, run } of await journal.unfinished()) {
      const turn = { sessionId, run, by: null };
      if (!(await turns.take(turn))) continue; // it runs, or another node is ending it
      try {
        if (!(await journal.unfinished()).some((one) => one.run === run)) continue;
        const end = brokenEnd('The server was interrupted. Please run it again.', 0);
        const happening = { kind: 'run.ended', run, end, receipt: null, verdict: null } as const;
        await publish(sessionId, null, { happening });
      } finally {
        await turns.release(turn);
      }
    }
  };
  const work = async () => {
    for (const sessionId of await calendar.due(now(), atOnce)) await controls.end(sessionId, 'expired', null);
    for (const { sessionId, seat } of await calendar.opening(now(), atOnce))
      await controls.admit(sessionId, seat, null);
    if ((await turns.lapsed()).length > 0) await endOrphans();
    await attendance.sweep();
  };
  const next = () => {
    timer = setTimeout(() => {
      round = work()
        .catch((error: unknown) => log.error({ err: error }, 'a round of the clock failed'))
        .finally(() => void (closed || next()));
    }, everyMs);
  };
  return {
    async settle() {
      await endOrphans();
      await attendance.settle(await journal.present());
    },
    start: next,
    async close() {
      closed = true;
      clearTimeout(timer);
      await round;
    },
  };
}
