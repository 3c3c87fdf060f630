// Checks questions that wait in the store. A node that dies lets its check go, and another one (or the same, started again)
// does it from its beginning. Knows no HTTP.
import type { Sandbox } from '../../sandbox/job.ts';
import type { CheckReport } from '../../shared/authored.ts';
import type { Logger } from '../log.ts';
import { checkQuestion } from './question-check.ts';
import type { CheckQueue, ClaimedCheck } from './question-ports.ts';
import { patientSandbox } from './patient-sandbox.ts';

const tries = 3; // a check that fails for reasons of ours, or brings nodes down, is given up
const claimMs = 30_000;
const beatMs = 8_000; // the claim is renewed
const lookMs = 10_000; // for what other nodes let go, and what is to be tried again
const retryMs = 15_000;
const limitMs = 15 * 60_000; // for one check altogether

export interface QuestionChecker {
  /** There may be something to do. */
  wake(): void;
  /** Lets go what is under way: whoever comes next does it again. */
  close(): Promise<void>;
}
interface Deps {
  queue: CheckQueue;
  sandbox: Pick<Sandbox, 'run'>;
  now: () => number;
  log: Logger;
}

/** One check at a time: it has many runs, and interviews need the sandbox more. */
export function startQuestionChecker(deps: Deps): QuestionChecker {
  const { queue, now, log } = deps;
  const sandbox = patientSandbox(deps.sandbox);
  const closing = new AbortController();
  const take = async (): Promise<boolean> => {
    const check = await queue.claim(now(), now() + claimMs);
    if (check === null) return false;
    const report =
      check.tries > tries ? givenUp(now()) : await attempt({ ...deps, sandbox }, check, closing.signal);
    if (report !== null) await queue.finish(check, report);
    return true;
  };
  const work = async (): Promise<void> => {
    try {
      while (!closing.signal.aborted && (await take()));
    } catch (error) {
      log.error({ err: error }, 'checking questions failed; the next look tries again');
    }
  };
  let going: Promise<void> | null = null;
  let again = false; // something came while we were finding out that nothing is left
  const wake = (): void => {
    if (closing.signal.aborted) return;
    again = going !== null;
    going ??= work().finally(() => {
      going = null;
      if (again) wake();
    });
  };
  const timer = setInterval(wake, lookMs);
  timer.unref();
  wake();
  return {
    wake,
    async close() {
      clearInterval(timer);
      closing.abort();
      await going;
    },
  };
}

/** Null: it is not ours any more, or is to be tried again. */
async function attempt(
  { queue, sandbox, now, log }: Deps,
  check: ClaimedCheck,
  closing: AbortSignal,
): Promise<CheckReport | null> {
  const lost = new AbortController();
  const signal = AbortSignal.any([closing, lost.signal, AbortSignal.timeout(limitMs)]);
  let at = { done: 0, total: 0 };
  const keep = async (): Promise<void> => {
    if (!(await queue.step(check, { ...at, until: now() + claimMs }))) lost.abort();
  };
  const onStep = async (done: number, total: number): Promise<void> => {
    at = { done, total };
    await keep();
    signal.throwIfAborted();
  };
  const beat = setInterval(() => {
    keep().catch((error: unknown) => log.warn({ err: error, question: check.id }, 'a claim was not renewed'));
  }, beatMs);
  try {
    return await checkQuestion(sandbox, check.draft, { signal, now, onStep });
  } catch (error) {
    clearInterval(beat);
    if (lost.signal.aborted) return null;
    const last = check.tries >= tries && !closing.aborted;
    if (!closing.aborted)
      log.warn({ err: error, question: check.id, tries: check.tries }, 'a question could not be checked');
    if (last) return givenUp(now());
    await queue.step(check, { ...at, until: now() + (closing.aborted ? 0 : retryMs) });
    return null;
  } finally {
    clearInterval(beat);
  }
}

function givenUp(checkedAt: number): CheckReport {
  const message = `the sandbox could not run it, ${tries} times: try again later`;
  return { ok: false, findings: [{ field: '', severity: 'error', message }], runs: [], checkedAt };
}
