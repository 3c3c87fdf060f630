// Wires the rooms: one factory for app.ts. What each part does is in its own file.
import type { Server } from 'node:http';
import type { Sandbox } from '../../sandbox/job.ts';
import type { Answer, Refusal, Seat, Verb } from '../../shared/protocol.ts';
import { createAiVerbs } from './ai-verbs.ts';
import { createAnswering } from './answering.ts';
import { createAttendance } from './attendance.ts';
import { type Calendar, createClock } from './clock.ts';
import { createControls } from './controls.ts';
import { createFeeds } from './feeds.ts';
import { createGateway } from './gateway.ts';
import { createJudging, type JudgeRequest } from './judging.ts';
import { createMembers } from './members.ts';
import type * as ports from './ports.ts';
import type { Presence } from './presence.ts';
import { createPublish, type Publish } from './publish.ts';
import { refuse } from './refusals.ts';
import { createProbeVerbs } from './probe-verbs.ts';
import { createReviews } from './reviews.ts';
import { createRoomVerbs } from './room-verbs.ts';
import { createRunVerbs } from './run-verbs.ts';
import type { Finished } from './running.ts';
import { createRuns } from './runs.ts';
import { createTalkVerbs } from './talk-verbs.ts';
import type { Turns } from './turns.ts';

export interface RoomsDeps {
  http: Server;
  origins: string[];
  journal: ports.Journal;
  sessions: ports.Sessions;
  seats: ports.Seats;
  calendar: Calendar;
  judge: ports.Judge;
  sandbox: Sandbox;
  reviewer: ports.Reviewer;
  announce: ports.Announce;
  /** A candidate asked something; the room has it already. */
  asked: (seat: Seat, text: string) => void;
  /** Null: somebody will answer it. Absent: people do. */
  mayAsk?: (seat: Seat) => Promise<Refusal | null>;
  /** Absent: no agent speaks in these rooms but by its seat. */
  voice?: ports.Voice;
  /** A submission was judged and not stopped: for what is found out about it beside the review. */
  submitted?: (ask: ports.ReviewAsk) => void;
  channel: ports.Channel;
  turns: Turns;
  presence: Presence;
  log: ports.Log;
  now?: () => number;
  /** A verb was refused because it came too often. */
  limited?: (verb: Verb) => void;
  /** How long a seat may be away before the room is told; a reload is shorter. */
  graceMs?: number;
}

export type Judged = Omit<Finished, 'receipt' | 'verdict'> & {
  receipt: NonNullable<Finished['receipt']>;
  verdict: NonNullable<Finished['verdict']>;
};
export type Rooms = ReturnType<typeof createRooms>;

const nobodyElse = async () => null;

/** Listens on `http` for sockets at once. Call `start` after the stores are ready; `drain`, then `close` at the end. */
export function createRooms(deps: RoomsDeps) {
  const { http, origins, journal, sessions, seats, log, turns, now = Date.now, graceMs = 5_000 } = deps;
  const members = createMembers();
  const feeds = createFeeds({
    journal,
    channel: deps.channel,
    deliver: (sessionId, event) => gateway.deliver(sessionId, event),
    asked: (sessionId, wish) => {
      if (wish.kind === 'removed') members.dismiss(sessionId);
      else if (wish.kind === 'stop') runs.stopHere(wish.run);
      else runs.typeHere(wish.run, wish.by, wish.text, wish.end);
    },
    log,
  });
  const publish: Publish = createPublish(journal, feeds);
  const runs = createRuns({ turns, publish, feeds, log, now });
  const reviews = createReviews({ reviewer: deps.reviewer, publish, log });
  const { sandbox, judge, submitted = () => {} } = deps;
  const judging = createJudging({ runs, sandbox, judge, sessions, reviews, submitted });
  const stopRun = async (sessionId: string) => {
    const turn = await turns.holder(sessionId);
    if (turn && !runs.stopHere(turn.run)) feeds.tell(sessionId, { kind: 'stop', run: turn.run });
  };
  const controls = createControls({ seats, sessions, publish, announce: deps.announce, stopRun, log });
  const attendance = createAttendance({ presence: deps.presence, publish, log, graceMs });
  const doors = {
    ...createRoomVerbs({ controls, journal, sessions, voice: deps.voice, now }),
    ...createTalkVerbs({ publish, journal, asked: deps.asked, mayAsk: deps.mayAsk ?? nobodyElse, now }),
    ...createAiVerbs({ publish, sessions, voice: deps.voice }),
    ...createRunVerbs({ judging, runs, turns, feeds }),
    ...createProbeVerbs({ sandbox: deps.sandbox, sessions, publish, now }),
  };
  const answer = createAnswering({ doors, members, voice: deps.voice, limited: deps.limited, log });
  const inside = { seats, sessions, feeds, members, attendance };
  const gateway = createGateway({ http, origins, ...inside, answer, log, now });
  const clock = createClock({ ...deps, controls, attendance, publish, now });
  return {
    publish,
    ...controls,
    /** Takes the turn, judges, tells the room. `signal` is the caller's: a request that is gone stops its run. */
    judge: async (ask: JudgeRequest & { signal: AbortSignal }) =>
      judged(await judging.judge(ask), ask.signal, runs),
    async start() {
      await clock.settle();
      clock.start();
    },
    /** The session was deleted: its sockets are closed, here and on the other nodes. */
    dismiss(sessionId: string) {
      members.dismiss(sessionId);
      feeds.tell(sessionId, { kind: 'removed' });
    },
    /** The seats that have a socket on this node. */
    seats: () => members.seats(),
    stats: () => members.stats(),
    /** What the store says of those that were asked about: who is left out is out, who is behind reads the journal. */
    stand(asked: ReadonlySet<string>, found: ReadonlyMap<string, ports.Standing>) {
      for (const sessionId of members.stand(asked, found)) feeds.recheck(sessionId);
    },
    /** Refuses new runs and lets those that run end, for `limitMs` at most. */
    drain: (limitMs: number) => runs.drain(limitMs),
    async close() {
      for (const part of [clock, gateway, reviews, attendance, feeds, turns]) await part.close();
    },
  };
}

async function judged(
  started: Awaited<ReturnType<ReturnType<typeof createJudging>['judge']>>,
  signal: AbortSignal,
  runs: Pick<ReturnType<typeof createRuns>, 'stopHere'>,
): Promise<Answer<Judged>> {
  if (!started.ok) return started;
  const stop = () => void runs.stopHere(started.run);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const result = await started.done;
  signal.removeEventListener('abort', stop);
  if ('ok' in result) return result;
  const { receipt, verdict } = result;
  return receipt && verdict
    ? { ok: true, ...result, receipt, verdict }
    : refuse('internal', result.end.message);
}
