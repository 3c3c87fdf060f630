// Measures how a solution's time grows: inputs by the question's generator, then one run over all of them in the sandbox.
// What the times mean is ai/growth's business.
import { type Job, type RunEvent, type Sandbox, SandboxBusy, SandboxUnavailable } from '../../sandbox/job.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Language } from '../../shared/languages.ts';
import type { Value } from '../../shared/values.ts';
import { fitGrowth, type Growth, type Point } from '../ai/growth.ts';
import { sizeOf } from '../ai/input-size.ts';
import { GeneratorError, generatorJob, readGenerated } from '../interviews/generated.ts';
import type { FolderEntry } from '../interviews/question-folder.ts';
import { sourceFiles } from '../interviews/source-file.ts';

const sizes = [100, 400, 1_600, 6_400, 25_600];
const seed = 1;
const growing = 1.5; // an input that is not so much larger than the one before shows nothing
const inputLimits = { runMs: 2_000, wallMs: 8_000 }; // of one input: a slow solution shows its growth before
const generatorLimits = { outputBytes: 4_000_000 };
const limitMs = 60_000; // both runs together

export interface GrowthAsk {
  questionId: string;
  language: Language;
  source: string;
  files?: readonly CodeFile[]; // beside `source`
}
/** Null: the question has no generator, its inputs do not grow, or the sandbox has no time. Throws when aborted. */
export type MeasureGrowth = (ask: GrowthAsk, signal: AbortSignal) => Promise<Growth | null>;

export function createGrowthMeter({
  sandbox,
  find,
}: {
  sandbox: Pick<Sandbox, 'run'>;
  find: (questionId: string) => FolderEntry | null;
}): MeasureGrowth {
  return async ({ questionId, language, source, files: beside }, gone) => {
    const entry = find(questionId);
    if (entry?.question.kind !== 'function' || entry.generator === null) return null;
    const { signature } = entry.question;
    const signal = AbortSignal.any([gone, AbortSignal.timeout(limitMs)]);
    try {
      const measured = await inputsOf(sandbox, entry.generator, signature, signal);
      // The first call pays for loading and warming up: it is made twice and counted once.
      const inputs = [...measured.slice(0, 1), ...measured];
      const files = sourceFiles(language, 'function', { source, files: beside });
      const points: Point[] = [];
      const job: Job = { kind: 'function', language, files, signature, inputs, limits: inputLimits };
      for await (const event of sandbox.run(job, { signal })) {
        if (event.kind !== 'outcome') continue;
        const { index, reason, cpuMs } = event.outcome;
        const input = inputs[index];
        if (index > 0 && reason === 'ok' && input) points.push({ size: sizeOf(input), ms: cpuMs });
        if (reason === 'time' || reason === 'wall') break; // what is larger takes longer
      }
      gone.throwIfAborted();
      return points.length < 2 ? null : fitGrowth(points);
    } catch (error) {
      gone.throwIfAborted();
      const ours = [GeneratorError, SandboxBusy, SandboxUnavailable].some((kind) => error instanceof kind);
      if (ours) return null; // a figure less, no failure
      throw error;
    }
  };
}

async function inputsOf(
  sandbox: Pick<Sandbox, 'run'>,
  generator: string,
  signature: Parameters<typeof readGenerated>[1],
  signal: AbortSignal,
): Promise<Value[][]> {
  const job = {
    ...generatorJob(
      generator,
      sizes.map((size) => ({ size, seed })),
    ),
    limits: generatorLimits,
  };
  let stdout = '';
  let last: Extract<RunEvent, { kind: 'ended' }> | null = null;
  for await (const event of sandbox.run(job, { signal })) {
    if (event.kind === 'output' && event.stream === 'stdout') stdout += event.text;
    if (event.kind === 'ended') last = event;
  }
  if (last?.end.reason !== 'ok') throw new GeneratorError(`it ended with ${last?.end.reason ?? 'nothing'}`);
  const growingInputs: Value[][] = [];
  for (const input of readGenerated(stdout, signature, sizes.length)) {
    const before = growingInputs.at(-1);
    if (before === undefined || sizeOf(input) >= sizeOf(before) * growing) growingInputs.push(input);
  }
  return growingInputs;
}
