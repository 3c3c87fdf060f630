// The first event of a run, or its refusal: nobody's program ran then, and nothing is journaled. Also: a free run's job.
import { type RunEvent, SandboxBusy, SandboxRefused, SandboxUnavailable } from '../../sandbox/job.ts';
import type { Job } from '../../sandbox/job.ts';
import type { Sandbox } from '../../sandbox/job.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/protocol.ts';
import type { JudgeEvent } from './ports.ts';
import { refuse } from './refusals.ts';
import type { Stream } from './running.ts';
import type { Start } from './runs.ts';

/** How long a full queue or a missing engine may take to refuse; after that the room sees the run. */
const refuseMs = 1_000;

export type First = { event: RunEvent | JudgeEvent | null; stream: Stream; refused: Refusal | null };

/** Waits for the first event, or so long as a refusal may take; a later first event is then read from `stream`. */
export async function firstEvent(stream: AsyncGenerator<RunEvent | JudgeEvent, void, void>): Promise<First> {
  const first = stream.next();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), refuseMs)));
  try {
    const result = await Promise.race([first, late]);
    if (result !== null) return { event: result.done ? null : result.value, stream, refused: null };
    let pending: typeof first | null = first;
    const next = () => {
      const result = pending ?? stream.next();
      pending = null;
      return result;
    };
    return { event: null, stream: { next, return: () => stream.return() }, refused: null };
  } catch (error) {
    const refused = refusal(error);
    if (!refused) throw error;
    return { event: null, stream, refused };
  } finally {
    clearTimeout(timer);
  }
}

/** The sandbox's own refusals as values; null: any other error. */
export function refusal(error: unknown): Refusal | null {
  if (error instanceof SandboxBusy)
    return refuse('busy', 'Too much is running at the moment. Please try again soon.');
  if (error instanceof SandboxRefused) return refuse('invalid', error.message);
  if (error instanceof SandboxUnavailable) return refuse('unavailable', error.message);
  return null;
}

/** A free run as the sandbox wants it. */
export function programJob(
  sandbox: Sandbox,
  ask: {
    sessionId: string;
    language: Language;
    path: string;
    source: string;
    files: CodeFile[];
    stdin: string;
    end: boolean;
  },
): Start['open'] {
  const { sessionId: scope, language, path, source, stdin, end } = ask;
  const files = [{ path, text: source }, ...ask.files.map(({ name, text }) => ({ path: name, text }))];
  const job: Job = { kind: 'program', language, files, args: [], stdin, interactive: !end, scope };
  return (signal, typed) => sandbox.run(job, { signal, typed });
}
