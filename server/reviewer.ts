// The rooms' reviewer made of the rules in ai/rubric: finds the question of a submission, passes the words on.
import type { Reviewer as Rules } from '../shared/evidence.ts';
import type { ReviewAsk, Reviewer } from './rooms/ports.ts';
import type { SessionRow } from './interviews/ports.ts';

export function createReviewer(deps: {
  find: (sessionId: string) => Promise<SessionRow | null>;
  rules: Rules;
}): Reviewer {
  return {
    model: null,
    async *review(ask: ReviewAsk) {
      const session = await deps.find(ask.sessionId);
      const question = session?.questions[ask.question - 1]?.question;
      if (question === undefined) throw new Error(`review: no question ${ask.question} in ${ask.sessionId}`);
      const { feedback, strengths, improvements } = deps.rules({ ...ask, question });
      yield { kind: 'text', text: feedback };
      yield { kind: 'ended', strengths, improvements, dropped: 0 };
    },
  };
}
