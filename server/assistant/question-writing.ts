// A question by a model that the sandbox has proved; what is wrong goes back to the model, twice at most.
import type { Sandbox } from '../../sandbox/job.ts';
import type { StoredQuestion } from '../../shared/session.ts';
import type { QuestionAsk, QuestionWriter } from '../ai/question-writer.ts';
import { ModelRefused } from '../ai/budget.ts';
import type { Logger } from '../log.ts';
import { prove } from './question-proof.ts';

const tries = 3;
const limitMs = 180_000; // all tries together
const together = 2; // on this node: a question costs thousands of tokens and two runs

export type Written = { ok: true; stored: StoredQuestion; tries: number } | { ok: false; why: string };
export type WriteQuestion = (ask: QuestionAsk, signal: AbortSignal) => Promise<Written>;

/** Throws nothing but what `signal` is aborted with: a model or a sandbox that fails is a reason. */
export function createQuestionWriting(deps: {
  writer: QuestionWriter;
  sandbox: Pick<Sandbox, 'run'>;
  log: Logger;
}): WriteQuestion {
  const { writer, sandbox, log } = deps;
  let going = 0;
  const attempt = async (ask: QuestionAsk, signal: AbortSignal): Promise<Written> => {
    const complaints: string[] = [];
    for (let n = 1; n <= tries; n += 1) {
      const draft = await writer.draft(ask, complaints, signal);
      const proof =
        'problem' in draft
          ? ({ ok: false, problem: draft.problem } as const)
          : await prove(sandbox, draft, ask.difficulty, signal);
      if (proof.ok) return { ok: true, stored: proof.stored, tries: n };
      complaints.push(proof.problem);
    }
    return { ok: false, why: `none of ${tries} drafts held: ${complaints.at(-1) ?? ''}` };
  };
  return async (ask, gone) => {
    if (going >= together) return { ok: false, why: 'other questions are being written' };
    going += 1;
    try {
      return await attempt(ask, AbortSignal.any([gone, AbortSignal.timeout(limitMs)]));
    } catch (error) {
      gone.throwIfAborted();
      log.warn({ err: error }, 'no question was written');
      return {
        ok: false,
        why: error instanceof ModelRefused ? error.message : 'the AI or the sandbox failed',
      };
    } finally {
      going -= 1;
    }
  };
}
