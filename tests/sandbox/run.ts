// What the sandbox's tests share: the real engine, small jobs, and a whole run collected.
import Docker from 'dockerode';
import { imageTag } from '../../sandbox/image/context.mjs';
import { connect } from '../../sandbox/image.ts';
import type {
  End,
  Job,
  Outcome,
  ProgramJob,
  Receipt,
  RunEvent,
  RunOptions,
  Sandbox,
} from '../../sandbox/job.ts';
import { createSandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';
import { ownerLabel } from '../../sandbox/spec.ts';

export const dockerHost = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';

export interface Sized {
  images?: NonNullable<SandboxOptions['images']>;
  slots?: number;
  queue?: number;
  warm?: number;
  idleMs?: number;
}

/** A sandbox on the real engine; what it complains about is printed, since a test rarely wants that. */
export function realSandbox(sized: Sized = {}, host: string = dockerHost): Sandbox {
  const warn = (details: object, message: string) =>
    void process.stderr.write(`sandbox: ${message} ${'err' in details ? String(details.err) : ''}\n`);
  const runtime = process.env['SANDBOX_RUNTIME'] ?? 'runc';
  return createSandbox({
    docker: { host },
    image: process.env['SANDBOX_IMAGE'] ?? imageTag(),
    runtime,
    log: { info: () => undefined, warn },
    ...sized,
  });
}

/** Containers of a process (this one), running or not. Old engines list some that are gone: each is asked for. */
export async function ownContainers(pid: number = process.pid): Promise<string[]> {
  const docker: Docker = connect(dockerHost);
  const all = await docker.listContainers({ all: true, filters: { label: [ownerLabel] } });
  const own = all.filter(({ Labels }) => Labels[ownerLabel]?.split('/')[1] === String(pid));
  const asked = await Promise.allSettled(own.map(({ Id }) => docker.getContainer(Id).inspect()));
  return asked.flatMap((one) =>
    one.status === 'fulfilled' ? [`${one.value.Id} ${one.value.State.Status}`] : [],
  );
}

export function python(text: string, more: Partial<ProgramJob> = {}): ProgramJob {
  return {
    kind: 'program',
    language: 'python',
    files: [{ path: 'main.py', text }],
    args: [],
    stdin: '',
    interactive: false,
    ...more,
  };
}

export interface Ran {
  events: RunEvent[];
  stdout: string;
  stderr: string;
  outcomes: Outcome[];
  end: End;
  receipt: Receipt;
}

export interface RunTools extends Partial<RunOptions> {
  /** Called with each event as it comes. */
  seen?: (event: RunEvent) => void;
}

export async function collect(sandbox: Sandbox, job: Job, { seen, ...options }: RunTools = {}): Promise<Ran> {
  const events: RunEvent[] = [];
  const ran = { events, stdout: '', stderr: '', outcomes: [] as Outcome[] };
  for await (const event of sandbox.run(job, { signal: new AbortController().signal, ...options })) {
    events.push(event);
    if (event.kind === 'output') ran[event.stream] += event.text;
    if (event.kind === 'outcome') ran.outcomes.push(event.outcome);
    seen?.(event);
  }
  const last = events.at(-1);
  if (last?.kind !== 'ended') throw new Error(`the last event is ${last?.kind ?? 'missing'}`);
  return { ...ran, end: last.end, receipt: last.receipt };
}
