// One run from its acceptance to its end: reads what the sandbox or the judge gives and publishes it.
// Takes no turns and refuses nobody.
import type { End, Receipt, RunEvent } from '../../sandbox/job.ts';
import type { Happening } from '../../shared/protocol.ts';
import { withoutValues, type TestResult, type Verdict } from '../../shared/results.ts';
import { createBatch, type Piece } from './batch.ts';
import type { JudgeEvent } from './ports.ts';
import type { Entry } from './publish.ts';

export interface Finished {
  compiled: { ok: boolean; text: string } | null;
  tests: TestResult[]; // whole
  end: End;
  receipt: Receipt | null; // null: the run broke
  verdict: Verdict | null;
}
export type Stream = AsyncIterator<RunEvent | JudgeEvent, void, void>;

export interface Running {
  /** What somebody typed, so that everybody sees it among the output. */
  echo(text: string, by: string): void;
  /** Resolves when `run.ended` is stored. Throws when the journal could not take the events. */
  done: Promise<Finished>;
}

/** Follows `stream`; `first` was read from it already. A stream that throws or just stops ends with `internal`. */
export function followRun(deps: {
  run: string;
  first: RunEvent | JudgeEvent | null;
  stream: Stream;
  publish: (by: string | null, ...entries: Entry[]) => Promise<unknown>;
  broke: (error: unknown) => void;
  startedAt: number;
  now: () => number;
}): Running {
  const { run, stream, publish, broke, startedAt, now } = deps;
  const write = async (pieces: Piece[]) => {
    for (const { stream: name, text, by } of pieces)
      await publish(by, { happening: { kind: 'run.output', run, stream: name, text } });
  };
  const batch = createBatch(write);
  const tellPlace = (at: number) => publish(null, { happening: { kind: 'run.queued', run, place: at } });
  const place = createPlaces(tellPlace, now);
  const finished: Omit<Finished, 'end'> = { compiled: null, tests: [], receipt: null, verdict: null };

  const take = async (event: RunEvent | JudgeEvent): Promise<End | null> => {
    switch (event.kind) {
      case 'queued':
      case 'started':
      case 'outcome': // of the judge's own jobs
        await place(event.kind === 'queued' ? event.position : 0);
        return null;
      case 'compiled':
        finished.compiled = { ok: event.ok, text: event.text };
        if (event.text !== '') await batch.add({ stream: 'compile', text: event.text, by: null });
        return null;
      case 'output':
        await batch.add({ stream: event.stream, text: event.text, by: null });
        return null;
      case 'tested':
        finished.tests.push(event.test);
        await batch.flush();
        await publish(null, ...tested(run, event.test));
        return null;
      case 'ended':
        finished.receipt = event.receipt;
        return event.end;
      case 'judged':
        finished.receipt = event.receipt;
        finished.verdict = event.verdict;
        return event.end;
    }
  };
  const all = async (): Promise<Finished> => {
    const end = await untilEnd(stream, deps.first, take).catch((error: unknown) => {
      broke(error);
      return brokenEnd('The run broke off. Please try again.', now() - startedAt);
    });
    await stream.return?.();
    await batch.flush();
    const { receipt, verdict } = finished;
    const plain = receipt && { ...receipt };
    await publish(null, { happening: { kind: 'run.ended', run, end, receipt: plain, verdict } });
    return { ...finished, end };
  };
  return { echo: (text, by) => void batch.add({ stream: 'stdin', text, by }), done: all() };
}

/** Tells a run's place in the queue: each change, but no more than one a second, and its turn at once. */
function createPlaces(tell: (place: number) => Promise<unknown>, now: () => number) {
  let told = 0;
  let toldAt = -Infinity;
  return async (place: number): Promise<void> => {
    if (place === told || (place > 0 && now() - toldAt < placeBeatMs)) return;
    [told, toldAt] = [place, now()];
    await tell(place);
  };
}
const placeBeatMs = 1_000;

async function untilEnd(
  stream: Stream,
  first: RunEvent | JudgeEvent | null,
  take: (event: RunEvent | JudgeEvent) => Promise<End | null>,
): Promise<End> {
  let event = first;
  for (;;) {
    const end = event && (await take(event));
    if (end) return end;
    const next = await stream.next();
    if (next.done) throw new Error('the run stopped without an end');
    event = next.value;
  }
}

export function brokenEnd(message: string, wallMs: number): End {
  const none = { exitCode: null, signal: null, cpuMs: 0, memoryKb: 0, truncated: false };
  return { reason: 'internal', message, wallMs, ...none };
}

function tested(run: string, test: TestResult): Entry[] {
  const plain: Happening = { kind: 'run.tested', run, test: withoutValues(test) };
  if (!test.hidden) return [{ happening: plain }];
  return [{ happening: plain }, { audience: 'interviewers', happening: { kind: 'run.revealed', run, test } }];
}
