// The rooms' reviewer: a model where one is configured and the session allows it, else the rules in ai/rubric.
import type { Evidence, Reviewer as Rules } from '../shared/evidence.ts';
import type { createModelReviewer } from './ai/reviewer.ts';
import type { SessionRow } from './interviews/ports.ts';
import type { ReviewAsk, Reviewer } from './rooms/ports.ts';

export type ModelReviewer = ReturnType<typeof createModelReviewer>;

export function createReviewer(deps: {
  find: (sessionId: string) => Promise<SessionRow | null>;
  rules: Rules;
  model: ModelReviewer | null;
}): Reviewer {
  return {
    model: deps.model?.model ?? null,
    async *review(ask: ReviewAsk, signal: AbortSignal) {
      const session = await deps.find(ask.sessionId);
      const question = session?.questions[ask.question - 1]?.question;
      if (session === null || question === undefined)
        throw new Error(`review: no question ${ask.question} in ${ask.sessionId}`);
      const evidence: Evidence = { ...ask, question };
      if (deps.model !== null && session.settings.aiWatches) {
        const names = [{ name: session.candidateName, as: 'the candidate' }];
        yield* deps.model.review(ask.sessionId, evidence, signal, names);
        return;
      }
      const { feedback, strengths, improvements } = deps.rules(evidence);
      yield { kind: 'text', text: feedback };
      yield { kind: 'ended', strengths, improvements, dropped: 0 };
    },
  };
}
