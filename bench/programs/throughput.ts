// Short Python runs by eight callers at once: as plain processes on the host (the floor) and in the sandbox, in turns.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { ProgramJob, Sandbox } from '../../sandbox/job.ts';
import { median, rate } from './clock.ts';

const callers = 8;
const turns = 5;
const runs = 100;
/** What others reach of the same floor, as measured for the README: Piston 3.1.1 and go-judge 1.12.0. */
const peers = { Piston: 0.48, 'go-judge': 0.84 };

/** The interpreter itself, not a version manager's script of the same name. */
function hostPython(): string | null {
  const found = readdirSync('/usr/bin').filter((name) => /^python3\.\d+$/.test(name));
  return found[0] === undefined ? null : `/usr/bin/${found[0]}`;
}

async function start(python: string): Promise<void> {
  await once(spawn(python, ['-c', 'print("hello")'], { stdio: 'ignore' }), 'exit');
}

async function run(sandbox: Sandbox, job: ProgramJob): Promise<void> {
  for await (const event of sandbox.run(job, { signal: AbortSignal.timeout(120_000) }))
    if (event.kind === 'ended' && event.end.reason !== 'ok') throw new Error(event.end.message);
}

/** Prints one line for each limit of CPU. In turns, since a shared machine is never the same for long. */
export async function throughput(sandbox: Sandbox): Promise<void> {
  const python = hostPython();
  console.log(
    `\nshort Python runs at ${callers} callers, a second (medians of ${turns} turns of ${runs} runs)`,
  );
  for (const cpus of [0.5, 2]) {
    const job: ProgramJob = {
      kind: 'program',
      language: 'python',
      files: [{ path: 'main.py', text: 'print("hello")\n' }],
      args: [],
      stdin: '',
      interactive: false,
      limits: { cpus },
    };
    await rate(3 * callers, callers, () => run(sandbox, job)); // until the containers are there
    const [floors, ours, ratios]: [number[], number[], number[]] = [[], [], []];
    for (let turn = 0; turn < turns; turn += 1) {
      const floor = python === null ? Number.NaN : await rate(runs, callers, () => start(python));
      const our = await rate(runs, callers, () => run(sandbox, job));
      floors.push(floor);
      ours.push(our);
      ratios.push(our / floor);
    }
    const line = [median(floors).toFixed(1), median(ours).toFixed(1), `${median(ratios).toFixed(2)} x`];
    console.log(`${cpus} CPU: floor ${line[0]}, sandbox ${line[1]}, ${line[2]} the floor`);
  }
  const known = Object.entries(peers).map(([name, ratio]) => `${name} ${ratio} x`);
  console.log(`measured once beside the same floor: ${known.join(', ')}`);
}
