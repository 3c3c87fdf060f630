// The rooms' reviewer: a model where one is configured and the session allows it, else the rules in ai/rubric. What was
// found out beside the tests goes into the review, and into the stored result.
import type { Evidence, Review, Reviewer as Rules, Tried } from '../../shared/evidence.ts';
import type { createModelReviewer } from '../ai/reviewer.ts';
import { questionsToAsk } from '../ai/rubric-questions.ts';
import type { Find } from '../evidence/findings.ts';
import type { SessionRow } from '../interviews/ports.ts';
import type { ReviewAsk, Reviewer } from '../rooms/ports.ts';

export type ModelReviewer = ReturnType<typeof createModelReviewer>;

export function createReviewer(deps: {
  find: (sessionId: string) => Promise<SessionRow | null>;
  rules: Rules;
  model: ModelReviewer | null;
  keepsNames: boolean; // in prompts
  findings: Find;
  history: (ask: ReviewAsk) => Promise<Tried[]>;
  /** Writes the rules' words into the stored result of the same submission. */
  amend: (ask: ReviewAsk, words: Review) => Promise<void>;
}): Reviewer {
  return {
    model: deps.model?.model ?? null,
    async *review(ask: ReviewAsk, signal: AbortSignal) {
      const session = await deps.find(ask.sessionId);
      const question = session?.questions[ask.question - 1]?.question;
      if (session === null || question === undefined)
        throw new Error(`review: no question ${ask.question} in ${ask.sessionId}`);
      const { language, source, files, compiled, verdict } = ask;
      const questionId = verdict.passed > 0 ? question.id : null; // what answers nothing right is not worth measuring
      const findings = await deps.findings({ questionId, language, source, files, compiled }, signal);
      const evidence: Evidence = { ...ask, question, findings, history: await deps.history(ask) };
      const words = deps.rules(evidence);
      await deps.amend(ask, words);
      if (deps.model !== null && session.settings.aiWatches) {
        const names = deps.keepsNames ? null : [{ name: session.candidateName, as: 'the candidate' }];
        const told = { ...evidence, spoken: session.settings.ai.spoken };
        yield* deps.model.review(ask.sessionId, told, signal, names);
        return;
      }
      const { feedback, strengths, improvements } = words;
      yield { kind: 'text', text: feedback };
      yield { kind: 'ended', strengths, improvements, questions: questionsToAsk(evidence), dropped: 0 };
    },
  };
}
