// Our sandbox called directly, as rooms do, and by REST through a server of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Job, ProgramJob, Sandbox } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';
import { hellos } from '../programs/hello.ts';
import { type Engine, expectHello, type Took } from './engine.ts';

/** Runs a job to its end; throws when that is not `ok`. */
export async function finish(
  sandbox: Sandbox,
  job: Job,
): Promise<Took & { printed: string; cached: boolean }> {
  const from = performance.now();
  let printed = '';
  let first: number | null = null;
  let cached = false;
  for await (const event of sandbox.run(job, { signal: AbortSignal.timeout(120_000) })) {
    if (event.kind === 'output') {
      first ??= performance.now() - from;
      printed += event.text;
    }
    if (event.kind === 'compiled' && !event.ok) printed += event.text;
    if (event.kind !== 'ended') continue;
    if (event.end.reason !== 'ok') throw new Error(`${job.language}: ${event.end.message} ${printed}`);
    cached = event.receipt.cached === true;
  }
  return { first, end: performance.now() - from, printed, cached };
}

/** `cpus`: absent, the default limit. `scope`: compiled programs are kept, so all but the first run skip compiling. */
function helloJob(language: Language, more: { cpus?: number; scope?: string } = {}): ProgramJob {
  const { cpus, scope } = more;
  return {
    kind: 'program',
    language,
    files: [hellos[language].file],
    args: [],
    stdin: '',
    interactive: false,
    ...(cpus !== undefined && { limits: { cpus } }),
    ...(scope !== undefined && { scope }),
  };
}

export function createOurs(name: string, sandbox: Sandbox, more: { cpus?: number; scope?: string }): Engine {
  return {
    name,
    async hello(language) {
      const { printed, ...took } = await finish(sandbox, helloJob(language, more));
      expectHello(name, language, printed);
      return took;
    },
  };
}

const readySchema = z.object({ port: z.number(), key: z.string() });
const answerSchema = z.object({ output: z.string(), error: z.string() });

/** A server in a process of its own, whose programs get so many CPUs, called by POST /api/code/execute. */
export async function startRest(cpus: number): Promise<Engine & { stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [String(cpus)], { stdio: 'inherit' });
  const gone = once(child, 'exit');
  const [said] = await Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error('the server did not start'))),
  ]);
  const { port, key } = readySchema.parse(said);
  return {
    name: 'REST',
    async hello(language) {
      const { text } = hellos[language].file;
      const from = performance.now();
      // A line that differs, so that no run finds what an earlier one compiled.
      const comment = language === 'python' ? '#' : '//';
      const response = await fetch(`http://127.0.0.1:${port}/api/code/execute`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key },
        body: JSON.stringify({ language, code: `${text}\n${comment} ${Math.random()}\n` }),
      });
      const answer: unknown = await response.json();
      const end = performance.now() - from;
      if (!response.ok) throw new Error(`REST answered ${response.status} ${JSON.stringify(answer)}`);
      const { output, error } = answerSchema.parse(answer);
      expectHello('REST', language, output || error);
      return { first: null, end };
    },
    async stop() {
      child.disconnect();
      await gone;
    },
  };
}
