// What is found out about a solution beside its tests: how its time grows, what compiler and linter warn of. Found once,
// however many ask: the room's reviewer and the REST caller of a submission want the same.
import { createHash } from 'node:crypto';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Findings, Warning } from '../../shared/evidence.ts';
import type { Language } from '../../shared/languages.ts';
import { compilerWarnings } from '../ai/warnings.ts';
import type { MeasureGrowth } from './growth-meter.ts';
import type { Lint } from './linter.ts';

const remembered = 200; // solutions
const limitMs = 60_000; // of one
const patienceMs = 10_000; // of one asker: a review and a score do not wait for more

export interface FindingsAsk {
  questionId: string | null; // null: no question, so nothing is measured
  language: Language;
  source: string;
  files: readonly CodeFile[]; // beside `source`
  compiled: { ok: boolean; text: string } | null;
}
/**
 * What takes longer than an asker waits is not in it: no growth, or the compiler's warnings without the linter's. Never throws
 * for the sandbox's sake; throws when `signal` is aborted, while the work goes on for others.
 */
export type Find = (ask: FindingsAsk, signal: AbortSignal) => Promise<Findings>;
/** Each part comes when it is ready: none waits for another. */
interface Work {
  growth: Promise<Findings['growth']>;
  compiler: Warning[];
  linter: Promise<Warning[] | null>;
}

export function createFindings(deps: {
  measureGrowth: MeasureGrowth;
  lint: Lint;
  log: { warn(detail: object, message: string): void };
  waitMs?: number; // of one asker
}) {
  const { measureGrowth, lint, log, waitMs = patienceMs } = deps;
  const known = new Map<string, Work>();
  const stop = new AbortController();

  const begin = ({ questionId, language, source, files, compiled }: FindingsAsk): Work => {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(limitMs)]);
    const compiler = compilerWarnings(language, compiled?.text ?? '');
    const nothing = Promise.resolve(null);
    if (compiled?.ok === false) return { growth: nothing, compiler, linter: nothing };
    const without = (what: string) => (error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, what);
      return null;
    };
    const solution = { language, source, files };
    const linter = lint(solution, signal).catch(without('a solution was not linted')); // the shorter one first
    const growth =
      questionId === null
        ? nothing
        : measureGrowth({ questionId, ...solution }, signal).catch(
            without('the growth of a solution was not measured'),
          );
    return { growth, compiler, linter };
  };
  const once: Find = async (ask, signal) => {
    const content = JSON.stringify([
      ask.questionId,
      ask.language,
      ask.source,
      ask.files,
      ask.compiled?.text ?? '',
    ]);
    const key = createHash('sha256').update(content).digest('base64');
    const work = known.get(key) ?? begin(ask);
    known.delete(key); // the newest at the end
    known.set(key, work);
    const oldest = known.keys().next();
    if (known.size > remembered && !oldest.done) known.delete(oldest.value);
    const [growth, linted] = await Promise.all([
      inTime(work.growth, waitMs, signal),
      inTime(work.linter, waitMs, signal),
    ]);
    return { growth, warnings: [...work.compiler, ...(linted ?? [])] };
  };
  return { find: once, close: async () => stop.abort() };
}

/** Null: not within `waitMs`. */
async function inTime<T>(work: Promise<T>, waitMs: number, signal: AbortSignal): Promise<T | null> {
  signal.throwIfAborted();
  const undo = new AbortController();
  const late = new Promise<null>((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), waitMs);
    const gone = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', gone, { signal: undo.signal });
    undo.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  return Promise.race([work, late]).finally(() => undo.abort());
}
