// How what a runner says, or does not say, becomes a run's events. Knows no Redis.
import { type End, type Job, type Receipt, SandboxBusy, SandboxRefused } from '../../sandbox/job.ts';
import { type RunEvent, SandboxUnavailable } from '../../sandbox/job.ts';
import { awayMs, type Out, silenceMs } from './messages.ts';
import type { Silence } from './pipe.ts';

const waitMs = 120_000; // for a runner to take the job

/** Answers whether the runner, or Redis, has been silent for too long. */
export function createVigil(): (out: Out | Silence) => boolean {
  const since = Date.now();
  let asked = since; // when Redis last answered
  let heard: number | null = null; // when the runner last spoke; null: nobody has taken the job yet
  return (out) => {
    const now = Date.now();
    if (out !== 'away') asked = now;
    if (typeof out !== 'string' || (out === 'away' && heard !== null)) heard = now;
    if (now - asked > awayMs) return true;
    return heard === null ? now - since > waitMs : now - heard > silenceMs;
  };
}

/** Null: nothing that the caller needs to know. Throws the runner's refusal when nothing was told before. */
export function eventOf(out: Out, yielded: boolean, job: Job): RunEvent | null {
  if (out.kind === 'beat') return null;
  if (out.kind === 'event') return out.event;
  if (!yielded && out.kind === 'busy') throw new SandboxBusy(out.retryAfterMs);
  if (!yielded && out.kind === 'unavailable') throw new SandboxUnavailable(out.message);
  if (!yielded && out.kind === 'refused') throw new SandboxRefused(out.message);
  return broken(job, 'internal', 'The run broke off. Please run it again.');
}

/** The end of a run that no runner has ended. */
export function broken(job: Job, reason: 'internal' | 'stopped', message: string): RunEvent {
  const end: End = {
    reason,
    message,
    exitCode: null,
    signal: null,
    wallMs: 0,
    cpuMs: 0,
    memoryKb: 0,
    truncated: false,
  };
  const none = {
    cpus: 0,
    memoryMb: 0,
    runMs: 0,
    wallMs: 0,
    processes: 0,
    outputBytes: 0,
    diskMb: 0,
    compileMs: 0,
  };
  const times = { queuedMs: 0, compileMs: 0, wallMs: 0, cpuMs: 0 };
  const { language } = job;
  const receipt: Receipt = {
    language,
    image: '',
    runtime: '',
    limits: none,
    sourceHash: '',
    ...times,
    reason,
  };
  return { kind: 'ended', end, receipt };
}
