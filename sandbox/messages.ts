// Reasons → sentences that a candidate can act on. Knows no frames.
import { constants } from 'node:os';
import type { Limits, Reason } from './job.ts';

export interface Fate {
  reason: Reason;
  exitCode: number | null;
  signal: string | null;
}

export function messageOf({ reason, exitCode, signal }: Fate, limits: Limits): string {
  switch (reason) {
    case 'ok':
      return '';
    case 'exit':
      return `ended with exit code ${exitCode ?? 'unknown'}`;
    case 'signal':
      return `ended by ${signal ?? 'a signal'}${signalHints[signal ?? ''] ?? ''}`;
    case 'time':
      return `killed: ran longer than ${seconds(limits.runMs)} of computing`;
    case 'wall':
      return `killed: waited longer than ${seconds(limits.wallMs)}`;
    case 'memory':
      return `killed: used more than ${limits.memoryMb} MB`;
    case 'output':
      return `stopped: printed more than ${bytes(limits.outputBytes)} (output limit)`;
    case 'processes':
      return `failed: could not start more than ${limits.processes} processes and threads`;
    case 'compile':
      return 'did not compile';
    case 'stopped':
      return 'stopped';
    case 'internal':
      return 'the sandbox was lost during the run; please run it again';
  }
}

export function compileMessage(reason: string, limits: Limits): string {
  switch (reason) {
    case 'time':
    case 'wall':
      return `did not compile: compiling took longer than ${seconds(limits.compileMs)}`;
    case 'memory':
      return 'did not compile: the compiler used too much memory';
    case 'output':
      return 'did not compile: too many messages';
    case 'signal':
      return 'did not compile: the compiler was killed';
    default:
      return 'did not compile';
  }
}

/** What people read of a compiler that refused. One that was cut short, or said nothing, is told why behind that: never an empty text. */
export function refusal(said: string, reason: string, limits: Limits): string {
  const complete = reason === 'exit' && said.trim() !== '';
  if (complete || reason === 'stopped') return said;
  return `${said.replace(/[^\n]$/, '$&\n')}${compileMessage(reason, limits)}\n`;
}

export function signalName(number: number): string | null {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? null;
}

const signalHints: Record<string, string> = {
  SIGSEGV: ' (memory that is not its own; often an endless recursion or a bad index)',
  SIGABRT: ' (it gave up by itself)',
  SIGFPE: ' (a division by zero)',
  SIGXFSZ: ' (a file grew over the disk limit)',
};

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

function bytes(count: number): string {
  return count >= 1_000_000
    ? `${Number((count / 1e6).toFixed(1))} MB`
    : `${Number((count / 1e3).toFixed(1))} KB`;
}
