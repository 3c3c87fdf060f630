// Limits: the defaults, how far a caller may raise them, and what a language needs otherwise. Knows no container.
import type { LanguageSpec } from './languages/language.ts';
import { SandboxRefused } from './job.ts';
import type { Job, Limits } from './job.ts';

/**
 * At half a core 5 s of computing take 10 s, so that the wall limit (which is for programs that wait) lies above it.
 */
export const defaultLimits: Limits = {
  cpus: 0.5,
  memoryMb: 128,
  runMs: 5_000,
  wallMs: 15_000,
  processes: 64,
  outputBytes: 1_000_000,
  diskMb: 32,
  compileMs: 10_000,
};

/** Time for a person to answer a prompt, when the program reads what people type. */
const interactiveWallMs = 120_000;

const ceilings: Record<keyof Limits, { least: number; most: number }> = {
  cpus: { least: 0.1, most: 4 },
  memoryMb: { least: 32, most: 1_024 },
  runMs: { least: 100, most: 30_000 },
  wallMs: { least: 100, most: 600_000 },
  processes: { least: 8, most: 256 },
  outputBytes: { least: 1_000, most: 4_000_000 },
  diskMb: { least: 1, most: 256 },
  compileMs: { least: 500, most: 30_000 },
};

/** What compiling may use; a program never runs with these. */
export const compileLimits = { cpus: 1, memoryMb: 512 };

/** All tests of one job together, in ms: what comes after is not run. */
export const testBudgetMs = 120_000;

/** What one test may print, in bytes: everything printed is kept for each test. */
export const testOutputBytes = 128_000;

/** A linter is as large a program as a compiler, and is given as much; its findings are text of a line each. */
const lintLimits = ({ compileMs }: Limits): Partial<Limits> => ({
  ...compileLimits,
  runMs: compileMs,
  wallMs: compileMs * 3,
  outputBytes: 200_000,
});

/** The limits of a job: asked for, else the language's, else the default. Throws SandboxRefused, naming the limit. */
export function limitsOf(job: Job, spec: LanguageSpec): Limits {
  const interactive = job.kind === 'program' && job.interactive;
  const limits = { ...defaultLimits, ...(interactive ? { wallMs: interactiveWallMs } : {}), ...spec.limits };
  for (const [name, value] of Object.entries(job.limits ?? {})) {
    if (!isLimit(name)) throw new SandboxRefused(`there is no limit named "${name}"`);
    if (value === undefined) continue;
    const { least, most } = ceilings[name];
    if (!(typeof value === 'number' && value >= least && value <= most))
      throw new SandboxRefused(`limit ${name} must be from ${least} to ${most}`);
    limits[name] = value;
  }
  if (job.kind === 'lint') Object.assign(limits, lintLimits(limits));
  // Files live in memory: a full disk must leave the program, and the supervisor, room to say so.
  limits.diskMb = Math.min(limits.diskMb, Math.floor(limits.memoryMb / 2));
  return limits;
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(ceilings, name);
}
