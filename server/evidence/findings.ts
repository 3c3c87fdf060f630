// What is found out about a solution beside its tests: how its time grows, what compiler and linter warn of. Found once,
// however many ask: the room's reviewer and the REST caller of a submission want the same.
import { createHash } from 'node:crypto';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Findings } from '../../shared/evidence.ts';
import type { Language } from '../../shared/languages.ts';
import { compilerWarnings } from '../ai/warnings.ts';
import type { MeasureGrowth } from './growth-meter.ts';
import type { Lint } from './linter.ts';

const remembered = 200; // solutions
const limitMs = 60_000; // of one
const waitMs = 10_000; // of one asker: a review and a score do not wait for more

export interface FindingsAsk {
  questionId: string | null; // null: no question, so nothing is measured
  language: Language;
  source: string;
  files: readonly CodeFile[]; // beside `source`
  compiled: { ok: boolean; text: string } | null;
}
/**
 * Null: it took longer than an asker waits. Never throws for the sandbox's sake; throws when `signal` is aborted, while the
 * work goes on for others.
 */
export type Find = (ask: FindingsAsk, signal: AbortSignal) => Promise<Findings | null>;

export function createFindings(deps: {
  measureGrowth: MeasureGrowth;
  lint: Lint;
  log: { warn(detail: object, message: string): void };
}) {
  const { measureGrowth, lint, log } = deps;
  const known = new Map<string, Promise<Findings>>();
  const stop = new AbortController();

  const find = async ({ questionId, language, source, files, compiled }: FindingsAsk): Promise<Findings> => {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(limitMs)]);
    const warnings = compilerWarnings(language, compiled?.text ?? '');
    if (compiled?.ok === false) return { growth: null, warnings };
    const without = (what: string) => (error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, what);
      return null;
    };
    const solution = { language, source, files };
    const [growth, linted] = await Promise.all([
      questionId === null
        ? null
        : measureGrowth({ questionId, ...solution }, signal).catch(
            without('the growth of a solution was not measured'),
          ),
      lint(solution, signal).catch(without('a solution was not linted')),
    ]);
    return { growth, warnings: [...warnings, ...(linted ?? [])] };
  };
  const once: Find = (ask, signal) => {
    const content = JSON.stringify([
      ask.questionId,
      ask.language,
      ask.source,
      ask.files,
      ask.compiled?.text ?? '',
    ]);
    const key = createHash('sha256').update(content).digest('base64');
    const found = known.get(key) ?? find(ask);
    known.delete(key); // the newest at the end
    known.set(key, found);
    const oldest = known.keys().next();
    if (known.size > remembered && !oldest.done) known.delete(oldest.value);
    return unless(found, signal);
  };
  return { find: once, close: async () => stop.abort() };
}

async function unless<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
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
