// A sandbox whose programs are lines of commands, so that stories of rooms decide what happens when. Needs no Docker.
// print TEXT · turn (prints how many came before) · error TEXT · hidden inputs are echoed by tests · read · wait (until stopped) · busy · queue · crash
import {
  type End,
  type Job,
  type Reason,
  type Receipt,
  type RunEvent,
  type RunOptions,
} from '../../../sandbox/job.ts';
import { SandboxBusy, SandboxUnavailable, type Sandbox } from '../../../sandbox/job.ts';

const limits = {
  cpus: 1,
  memoryMb: 1,
  runMs: 1,
  wallMs: 1,
  processes: 1,
  outputBytes: 1,
  diskMb: 1,
  compileMs: 1,
};

export function scriptedSandbox(): Sandbox {
  return {
    run,
    languages: async () => [],
    available: async () => true,
    close: async () => {},
  };
}

let turns = 0;

async function* run(job: Job, { signal, typed }: RunOptions): AsyncGenerator<RunEvent, void, void> {
  const lines = (job.files[0]?.text ?? '').split('\n');
  if (lines.includes('busy')) throw new SandboxBusy(1_000);
  if (lines.includes('unavailable')) throw new SandboxUnavailable('no engine');
  if (lines.includes('queue')) for (const position of [2, 1]) yield { kind: 'queued', position };
  yield { kind: 'started' };
  if (job.kind === 'function' || job.kind === 'stdin') {
    for (const [index, input] of job.inputs.entries()) {
      const value = lines.includes('right') ? JSON.parse(JSON.stringify(input))[0] : 'wrong';
      const outcome = {
        index,
        reason: 'ok' as const,
        message: '',
        value,
        stdout: `saw ${JSON.stringify(input)}`,
      };
      yield { kind: 'outcome', outcome: { ...outcome, stderr: '', wallMs: 1, cpuMs: 1 } };
    }
    return yield ended('ok');
  }
  const input = typed?.[Symbol.asyncIterator]();
  for (const line of lines) {
    const [command, ...rest] = line.split(' ');
    if (command === 'print') yield { kind: 'output', stream: 'stdout', text: `${rest.join(' ')}\n` };
    else if (command === 'error') yield { kind: 'output', stream: 'stderr', text: `${rest.join(' ')}\n` };
    else if (command === 'turn') yield { kind: 'output', stream: 'stdout', text: `${turns++}` };
    else if (command === 'crash') throw new Error('the engine was lost');
    else if (command === 'read') {
      const read = await Promise.race([input?.next(), aborted(signal)]);
      if (!read) return yield ended('stopped');
      yield { kind: 'output', stream: 'stdout', text: `read ${read.done ? 'the end' : read.value}\n` };
    } else if (command === 'wait') {
      await aborted(signal);
      return yield ended('stopped');
    }
  }
  yield ended('ok');
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

function ended(reason: Reason): RunEvent {
  const end: End = {
    reason,
    message: reason === 'ok' ? '' : reason,
    exitCode: 0,
    signal: null,
    wallMs: 1,
    cpuMs: 1,
    memoryKb: 1,
    truncated: false,
  };
  const receipt: Receipt = {
    language: 'python',
    image: 'scripted',
    runtime: 'none',
    limits,
    sourceHash: '',
    queuedMs: 0,
    compileMs: 0,
    wallMs: 1,
    cpuMs: 1,
    reason,
  };
  return { kind: 'ended', end, receipt };
}
