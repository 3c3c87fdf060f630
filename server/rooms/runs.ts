// The runs of all rooms: takes the session's turn, starts the sandbox or the judge, passes on stop and typed text,
// always comes to an end. Knows no sockets.
import { randomUUID } from 'node:crypto';
import type { RunEvent } from '../../sandbox/job.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/protocol.ts';
import type { Feeds } from './feeds.ts';
import { firstEvent, refusal } from './first-event.ts';
import type { JudgeEvent, Log } from './ports.ts';
import { createPatient } from './patient.ts';
import type { Publish } from './publish.ts';
import { refuse } from './refusals.ts';
import { type Finished, followRun, type Running } from './running.ts';
import type { Turn, Turns } from './turns.ts';
import { createTyped, type Typed } from '../../shared/typed.ts';

/** How long stopped runs may take to end when the server goes. */
const stopMs = 10_000;

/** Characters of an input that was given at once, as the room sees it. */
const shownInput = 4_000;

export interface Start {
  sessionId: string;
  by: string | null;
  purpose: 'run' | 'test' | 'submit';
  language: Language;
  question: number;
  source: string;
  files: CodeFile[]; // beside `source`
  /** Given at once: shown like what is typed. */
  stdin?: string;
  /** Asked once the turn is taken, which whoever ends the session looks for: why nothing may run any more. */
  refused: () => Promise<Refusal | null>;
  /** Opens the stream; nothing runs before its first event is asked for. */
  open: (signal: AbortSignal, typed: Typed) => AsyncGenerator<RunEvent | JudgeEvent, void, void>;
}
export type Started = { ok: true; run: string; done: Promise<Finished | Refusal> } | Refusal;

interface Active {
  typed: Typed;
  running: Running;
}
export interface Runs {
  start(ask: Start): Promise<Started>;
  /** True when this node has the run. The two below act only then; false: not here, or its input is full. */
  has(run: string): boolean;
  stopHere(run: string): boolean;
  typeHere(run: string, by: string, text: string, end: boolean): boolean;
  /** Refuses new runs; waits for those that run, at most `limitMs`, then stops them. */
  drain(limitMs: number): Promise<void>;
}

interface Deps {
  turns: Turns;
  publish: Publish;
  feeds: Pick<Feeds, 'open'>;
  log: Log;
  now: () => number;
}

export function createRuns(deps: Deps): Runs {
  const { turns, feeds } = deps;
  const active = new Map<string, Active>();
  const stops = new Map<string, AbortController>(); // by run, from its turn on
  const ends = new Set<Promise<unknown>>();
  const { begin, release } = createBeginning(deps, { active, stops, ends });
  let draining = false;

  return {
    async start(ask) {
      if (draining) return refuse('unavailable', 'The server is restarting. Please try again in a moment.');
      const turn = { sessionId: ask.sessionId, run: `run_${randomUUID()}`, by: ask.by };
      if (!(await turns.take(turn))) return refuse('running', 'Something is running already.');
      const stop = new AbortController();
      stops.set(turn.run, stop);
      let close = () => {};
      try {
        close = await feeds.open(ask.sessionId); // hears `stop` and typed text from other nodes
        const started = (await ask.refused()) ?? (await begin(ask, { turn, stop, close }));
        if (!started.ok) await release(turn, close);
        else if (ask.stdin) active.get(turn.run)?.running.echo(ask.stdin.slice(0, shownInput), ask.by ?? '');
        return started;
      } catch (error) {
        await release(turn, close);
        throw error;
      }
    },
    has: (run) => active.has(run),
    stopHere(run) {
      stops.get(run)?.abort();
      return stops.has(run);
    },
    typeHere(run, by, text, end) {
      const one = active.get(run);
      if (!one || (text !== '' && !one.typed.push(text))) return false;
      if (text !== '') one.running.echo(text, by);
      if (end) one.typed.end();
      return true;
    },
    async drain(limitMs) {
      draining = true;
      const all = Promise.allSettled(ends);
      await within(limitMs, all);
      for (const stop of stops.values()) stop.abort();
      await within(stopMs, all);
    },
  };
}

/** How one run begins and what happens at its end. */
function createBeginning(
  deps: Deps,
  {
    active,
    stops,
    ends,
  }: { active: Map<string, Active>; stops: Map<string, AbortController>; ends: Set<Promise<unknown>> },
) {
  const { turns, publish, log, now } = deps;
  const patient = createPatient(publish, now);
  const release = async (turn: Turn, close: () => void) => {
    active.delete(turn.run);
    stops.delete(turn.run);
    close();
    await turns.release(turn).catch((error: unknown) => log.warn({ err: error }, 'a turn was not released'));
  };
  const begin = async (
    ask: Start,
    { turn, stop, close }: { turn: Turn; stop: AbortController; close: () => void },
  ): Promise<Started> => {
    const { run } = turn;
    const { sessionId, by, purpose, language, question, source, files } = ask;
    const typed = createTyped();
    const stream = ask.open(stop.signal, typed);
    const first = await firstEvent(stream);
    if (first.refused) return first.refused;
    const more = files.length > 0 ? { files } : {};
    const started = { kind: 'run.started', run, purpose, language, question, source, ...more } as const;
    try {
      await publish(sessionId, by, { happening: started });
    } catch (error) {
      stop.abort(); // a run that no journal knows must not go on
      await first.stream.return?.();
      throw error;
    }
    const tell = (who: string | null, ...entries: Parameters<Publish>[2][]) =>
      patient(sessionId, who, ...entries);
    let refused: Refusal | null = null;
    const broke = (error: unknown) => {
      refused = refusal(error);
      log.error({ err: error, sessionId, run }, 'a run broke');
    };
    const common = { run, stream: first.stream, first: first.event, publish: tell, broke };
    const running = followRun({ ...common, startedAt: now(), now });
    active.set(run, { typed, running });
    const done = running.done
      .then((finished) => refused ?? finished)
      .catch((error: unknown) => {
        log.error({ err: error, sessionId, run }, 'the end of a run was not stored');
        return refuse('internal', 'The run could not be recorded.');
      })
      .finally(() => typed.end())
      .then(async (result) => (await release(turn, close), result));
    ends.add(done);
    void done.finally(() => ends.delete(done));
    return { ok: true, run, done };
  };

  return { begin, release };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
