// The whole contract of the sandbox: what goes in (Job), what comes out (RunEvent), and the Sandbox itself.
// Knows nothing of rooms, sessions, HTTP or Docker.
import type { Language } from '../shared/languages.ts';
import type { Signature, Value } from '../shared/values.ts';

export interface SourceFile {
  /** Relative, `/`-separated, no `..`. The first file of a job is the one that starts. */
  path: string;
  text: string;
}

/** All limits are per program, except `compileMs`. Defaults and ceilings: `limits.ts`. */
export interface Limits {
  cpus: number; // shares of one core
  memoryMb: number;
  runMs: number; // of CPU time; the wall limit is `wallMs`
  wallMs: number;
  processes: number;
  outputBytes: number; // stdout and stderr together
  diskMb: number;
  compileMs: number;
}

interface Common {
  language: Language;
  files: SourceFile[];
  limits?: Partial<Limits>;
  /** Whose job it is (a session, a key): compiled programs are kept for the same source of the same owner. Absent: not kept. */
  scope?: string;
}

/** A free run. `stdin` is given at once; text typed later comes by `RunOptions.typed`. */
export interface ProgramJob extends Common {
  kind: 'program';
  args: string[];
  stdin: string;
  /** True: stdin stays open after `stdin`, for what people type, until `typed` ends. */
  interactive: boolean;
}

/** One call of the signature's function for each element of `inputs`; compiled once. */
export interface FunctionJob extends Common {
  kind: 'function';
  signature: Signature;
  inputs: Value[][];
}

/** One process for each element of `inputs`; compiled once. */
export interface StdinJob extends Common {
  kind: 'stdin';
  inputs: string[];
}

/**
 * Looks through the files and runs none of them: stdout has one line a finding, `path:line: rule: message`, whose words
 * quote the code. Refused for languages whose compiler warns instead (`languageNames`).
 */
export interface LintJob extends Common {
  kind: 'lint';
}

export type Job = ProgramJob | FunctionJob | StdinJob | LintJob;

export type Reason =
  | 'ok' // exit code 0, or: the function returned
  | 'exit' // another exit code, or: the function raised
  | 'signal' // killed by a signal of its own making
  | 'time' // more CPU time than runMs
  | 'wall' // waited longer than wallMs
  | 'memory'
  | 'output' // printed more than outputBytes
  | 'processes' // reserved: could not start more processes and failed
  | 'compile'
  | 'stopped' // by a person
  | 'internal'; // ours: the engine was lost, the container died

export interface Receipt {
  language: Language;
  image: string; // digest
  runtime: string; // runc, crun, runsc
  limits: Limits;
  sourceHash: string; // sha256 over paths and texts, hex
  queuedMs: number;
  compileMs: number;
  /** True: the same source had been compiled before, so no compiler ran. */
  cached?: boolean;
  wallMs: number;
  cpuMs: number;
  reason: Reason;
}

/** How a whole job ended. For test jobs `reason` is `ok` when every test was run, whatever came out. */
export interface End {
  reason: Reason;
  /** A sentence that a candidate can act on; empty for `ok`. */
  message: string;
  exitCode: number | null;
  signal: string | null;
  wallMs: number;
  cpuMs: number;
  memoryKb: number;
  truncated: boolean;
}

/** One test's end. `value` is what the function returned (function jobs, reason ok), else null. */
export interface Outcome {
  index: number;
  reason: Reason;
  message: string;
  value: Value;
  stdout: string;
  stderr: string;
  wallMs: number;
  cpuMs: number;
}

export type RunEvent =
  | { kind: 'queued'; position: number }
  | { kind: 'started' }
  | { kind: 'compiled'; ok: boolean; text: string; ms: number }
  | { kind: 'output'; stream: 'stdout' | 'stderr'; text: string }
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'ended'; end: End; receipt: Receipt };

export interface RunOptions {
  /** Aborting it stops the run: the stream ends with reason `stopped`. */
  signal: AbortSignal;
  /** Text typed while an interactive program runs; its end closes stdin. */
  typed?: AsyncIterable<string>;
}

export interface LanguageInfo {
  language: Language;
  version: string; // "3.13.5"
  image: string; // digest, empty when the engine was never reached
  limits: Limits;
}

/** Thrown by `run` before any event: nobody's program ran. */
export class SandboxBusy extends Error {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super('sandbox busy: the queue is full');
    this.retryAfterMs = retryAfterMs;
  }
}
/** The job itself is not allowed: an unknown language or limit, a limit over its ceiling, a bad path, too much text. */
export class SandboxRefused extends Error {}
export class SandboxUnavailable extends Error {
  constructor(why: string) {
    super(`sandbox unavailable: ${why}`);
  }
}

/** How much there is to do and to spare, for those who watch. */
export interface Load {
  waiting: number; // jobs without a slot
  /** Containers that were started ahead: so many are ready, so many ought to be. Null: other processes have them. */
  warm: { ready: number; wanted: number } | null;
}

export interface Sandbox {
  /** Runs one job. The last event is always `ended`. Throws SandboxRefused, SandboxBusy or SandboxUnavailable (within 2 s). */
  run(job: Job, options: RunOptions): AsyncGenerator<RunEvent, void, void>;
  /** Waits some seconds for versions that are not known yet: they come with the first container. */
  languages(): Promise<LanguageInfo[]>;
  /** True when the engine answers now (at most 2 s). */
  available(): Promise<boolean>;
  /** Throws when it cannot be told. Absent: nobody watches this one. */
  load?(): Promise<Load>;
  close(): Promise<void>;
}
