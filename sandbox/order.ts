// Job → what the supervisor is told: checked once, as frames. Knows no container and no queue.
import { createHash } from 'node:crypto';
import { languageNames } from '../shared/languages.ts';
import type { Early } from './ahead.ts';
import type { Compiled } from './compiled.ts';
import {
  compileFrames,
  earlyOf,
  fileFrames,
  hashOfFrames,
  inputFrames,
  isTests,
  saidFrames,
} from './frames.ts';
import { SandboxRefused } from './job.ts';
import type { Job, Limits, SourceFile } from './job.ts';
import type { LanguageSpec, Plan } from './languages/language.ts';
import { languageSpecs } from './languages/registry.ts';
import { compileLimits, limitsOf, testBudgetMs } from './limits.ts';
import type { Shape } from './spec.ts';
import { frame } from './wire.ts';

/** Bounds of one job; the supervisor's lists hold 256 items. */
const most = { files: 64, pathLength: 200, args: 64, inputs: 200, bytes: 8_000_000 };

export interface Order {
  job: Job;
  spec: LanguageSpec;
  limits: Limits;
  /** Of the container to start in: with room for compiling where there is something to compile. */
  shape: Shape;
  compiles: boolean;
  sourceHash: string; // sha256 over paths and texts, hex
  /** All frames but `go`. */
  frames: Buffer;
  /** Those of them that a container still needs in which `early` was started. */
  given: Buffer;
  /** What of it may be started before it is there; null: nothing. */
  early: Early | null;
  /** Hash of what a compiler sees, for `afterCompiling`; null: nothing is compiled, or the job has no scope to keep it for. */
  compiling: string | null;
  /** What was made before from the same source: no compiler runs. */
  compiled: Compiled | null;
  /** What the job may take at most by its own limits, in ms: the host waits a little longer, then kills. */
  longestMs: number;
}

/** Throws SandboxRefused when the job is not allowed. */
export function orderOf(job: Job): Order {
  const spec = languageSpecs.get(job.language);
  if (!spec) throw new SandboxRefused(`the language ${job.language} is not supported`);
  const limits = limitsOf(job, spec);
  const files = named(job.files, spec);
  check(job, files);
  const plan = planOf(job, files, spec, limits);
  const compiles = plan.compile.length > 0;
  const kept = compiles && job.scope !== undefined;
  const said = saidFrames(job, plan, spec, limits);
  const given = [
    ...fileFrames(files, plan),
    ...inputFrames(job, plan),
    ...(kept ? [frame('A', plan.made.join('\0'))] : []),
  ];
  const shape = {
    cpus: compiles ? Math.max(limits.cpus, compileLimits.cpus) : limits.cpus,
    memoryMb: compiles ? Math.max(limits.memoryMb, compileLimits.memoryMb) : limits.memoryMb,
    processes: limits.processes,
    diskMb: limits.diskMb,
  };
  const compileMs = plan.compile.length * limits.compileMs * 3;
  return {
    job,
    spec,
    limits,
    shape,
    compiles,
    longestMs: compileMs + longestRun(job, limits),
    sourceHash: hashOf(job.files),
    frames: bounded([...said, ...given]),
    given: Buffer.concat(given),
    early: earlyOf(job, plan, said),
    compiling: kept ? hashOfFrames([...fileFrames(files, plan), ...compileFrames(plan)]) : null,
    compiled: null,
  };
}

/** The same job with what was compiled before, so that it needs a container for running alone. */
export function afterCompiling(order: Order, compiled: Compiled): Order {
  const { job, spec, limits } = order;
  const { cpus, memoryMb, processes, diskMb } = limits;
  const files = compiled.files.map(({ path, bytes }) =>
    frame('B', Buffer.concat([Buffer.from(`${path}\0`), bytes])),
  );
  const sources = named(job.files, spec);
  const plan = { ...planOf(job, sources, spec, limits), compile: [] };
  const said = saidFrames(job, plan, spec, limits);
  const given = [...fileFrames(sources, plan), ...inputFrames(job, plan)];
  return {
    ...order,
    shape: { ...order.shape, cpus, memoryMb, processes, diskMb },
    compiles: false,
    longestMs: longestRun(job, limits),
    frames: Buffer.concat([bounded([...said, ...given]), ...files]),
    early: null,
    compiled,
  };
}

function longestRun(job: Job, limits: Limits): number {
  return isTests(job) ? Math.max(testBudgetMs, limits.wallMs) : limits.wallMs;
}

function planOf(job: Job, files: SourceFile[], spec: LanguageSpec, limits: Limits): Plan {
  const paths = files.map((file) => file.path);
  const [main = { path: spec.mainFile, text: '' }] = files;
  const work = { main: main.path, text: main.text, paths, memoryMb: limits.memoryMb };
  if (job.kind === 'lint') {
    if (!spec.lint) throw new SandboxRefused(`there is no linter for ${job.language}: its compiler warns`);
    return spec.lint(work);
  }
  return job.kind === 'function' ? spec.driver(work, job.signature) : spec.program(work);
}

/** `main.py` and the like get the name that the language wants; it starts whatever comes first. */
function named(files: SourceFile[], spec: LanguageSpec): SourceFile[] {
  const usual = `main.${languageNames[spec.language].extension}`;
  return files.map((file, index) =>
    index === 0 && file.path === usual ? { path: spec.mainFile, text: file.text } : file,
  );
}

function check(job: Job, files: SourceFile[]): void {
  const inputs = isTests(job) ? job.inputs.length : 0;
  if (files.length === 0 || files.length > most.files)
    throw new SandboxRefused(`a job has 1 to ${most.files} files`);
  for (const { path } of files)
    if (!/^[\w][\w .+-]*(\/[\w][\w .+-]*)*$/.test(path) || path.length > most.pathLength)
      throw new SandboxRefused(`"${path.slice(0, 60)}" is not a plain relative path`);
  if (new Set(files.map((file) => file.path)).size < files.length)
    throw new SandboxRefused('two files have the same path');
  if (inputs > most.inputs) throw new SandboxRefused(`a job has at most ${most.inputs} inputs`);
  if (job.kind !== 'program') return;
  if (job.args.length > most.args || job.args.some((arg) => arg.includes('\0')))
    throw new SandboxRefused(`a program has at most ${most.args} arguments, without NUL`);
}

function bounded(frames: Buffer[]): Buffer {
  const all = Buffer.concat(frames);
  if (all.length > most.bytes) throw new SandboxRefused(`a job has at most ${most.bytes / 1e6} MB`);
  return all;
}

function hashOf(files: SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path.length} ${text.length}\0${path}\0${text}`);
  return hash.digest('hex');
}
