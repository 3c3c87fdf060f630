// A job and its plan as the frames that a container is told. Knows no queue, and none of what comes back.
import { createHash } from 'node:crypto';
import type { Early } from './ahead.ts';
import type { FunctionJob, Job, Limits, SourceFile, StdinJob } from './job.ts';
import type { LanguageSpec, Plan } from './languages/language.ts';
import { testBudgetMs, testOutputBytes } from './limits.ts';
import { frame } from './wire.ts';

/** Each input is a run of its own, with an outcome. */
export function isTests(job: Job): job is FunctionJob | StdinJob {
  return job.kind === 'function' || job.kind === 'stdin';
}

export const fileFrames = (files: SourceFile[], plan: Plan) =>
  [...files, ...plan.files].map((file) => frame('F', `${file.path}\0${file.text}`));
export const compileFrames = (plan: Plan) => plan.compile.map((argv) => frame('C', argv.join('\0')));

/** What is to be done, without the files and the input that it is done to. */
export function saidFrames(job: Job, plan: Plan, spec: LanguageSpec, limits: Limits): Buffer[] {
  const output = isTests(job) ? Math.min(limits.outputBytes, testOutputBytes) : limits.outputBytes;
  const numbers = [limits.runMs, limits.wallMs, output, limits.compileMs, testBudgetMs, limits.diskMb];
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: '/work',
    LANG: 'C.UTF-8',
    TMPDIR: '/tmp',
    ...spec.env,
  };
  const run = job.kind === 'program' ? [...plan.run, ...job.args] : plan.run;
  return [
    ...Object.entries(env).map(([name, value]) => frame('V', `${name}=${value}`)),
    frame('L', numbers.map(Math.round).join(' ')),
    frame('R', run.join('\0')),
    ...compileFrames(plan),
  ];
}

/** Of a job with a compiler that is the compiler; else only a program's own process: tests have one each, or a driver. */
export function earlyOf(job: Job, plan: Plan, said: Buffer[]): Early | null {
  const { waitsFor } = plan;
  const first = plan.compile.length > 0 || job.kind === 'program';
  if (!first || !waitsFor || waitsFor.includes('/')) return null;
  const frames = [...said, frame('P', waitsFor)];
  return { key: hashOfFrames(frames), frames: Buffer.concat(frames) };
}

export function inputFrames(job: Job, plan: Plan): Buffer[] {
  switch (job.kind) {
    case 'program':
      return [frame('M', 'p'), frame('I', job.stdin), ...(job.interactive ? [] : [frame('Z')])];
    case 'lint':
      return [frame('M', 'p'), frame('Z')];
    case 'stdin':
      return [frame('M', 's'), ...job.inputs.map((input) => frame('T', input))];
    case 'function':
      return [
        frame('M', plan.anew ? 'n' : 'f'),
        ...job.inputs.map((input) => frame('T', `${JSON.stringify(input)}\n`)),
      ];
  }
}

export function hashOfFrames(frames: Buffer[]): string {
  const hash = createHash('sha256');
  for (const one of frames) hash.update(one);
  return hash.digest('hex');
}
