// A model's review of a submission: each line is checked before anybody sees it; where the model has nothing that
// holds, rules write instead and say so. The score is not its business.
import type { Evidence } from '../../shared/evidence.ts';
import { ModelRefused } from './budget.ts';
import { checkedClaims, type Tally } from './checked-claims.ts';
import { type Anchor, type Claim, reviewShape } from './claims.ts';
import type { Model } from './model.ts';
import type { Message } from './wire.ts';
import type { Alias } from './pseudonyms.ts';
import { reviewPrompt, type Submission } from './review-prompt.ts';
import { rubric } from './rubric.ts';
import { questionsToAsk } from './rubric-questions.ts';

export type ReviewPiece =
  | { kind: 'text'; text: string }
  | { kind: 'ended'; strengths: string[]; improvements: string[]; questions: string[]; dropped: number };

const maxTokens = 1_200;
const tries = 2; // an answer without any claim is asked for once more
const again: Message = { role: 'user', content: 'Only claims with anchors that hold, please.' };

interface Log {
  warn(detail: object, message: string): void;
}

/** `review` streams what holds, claim by claim; never throws for the model's sake, only when `signal` says stop. */
export function createModelReviewer({ model, log }: { model: Model; log: Log }) {
  /** `evidence`: whole tests; what is written tells no hidden value. `names`: kept out of the prompt; null: they may go in. */
  async function* review(
    sessionId: string,
    evidence: Evidence & Pick<Submission, 'spoken'>,
    signal: AbortSignal,
    names: readonly Alias[] | null = [],
  ): AsyncGenerator<ReviewPiece, void, void> {
    const tally: Tally = { kept: [], dropped: 0 };
    const prompt = reviewPrompt(evidence, names);
    let trouble = 'its answer held nothing that the tests or the code bear out';
    try {
      for (let n = 0; n < tries && tally.kept.length === 0; n += 1) {
        const messages = n === 0 ? prompt : [...prompt, again];
        const asked = { sessionId, task: 'review', messages, maxTokens, signal, shape: reviewShape };
        for await (const claim of checkedClaims(model, asked, evidence, tally))
          yield { kind: 'text', text: `${sentence(claim)}\n` };
      }
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error, sessionId }, 'the model did not review');
      trouble = error instanceof ModelRefused ? error.message : 'it did not answer';
    }
    yield* closing(tally, evidence, trouble);
  }
  return { model: model.nameFor('review'), review };
}

function* closing({ kept, dropped }: Tally, evidence: Evidence, trouble: string): Generator<ReviewPiece> {
  if (kept.length === 0) {
    const { feedback, strengths, improvements } = rubric(evidence);
    yield { kind: 'text', text: `The AI reviewer wrote nothing (${trouble}). By rules instead: ${feedback}` };
    yield { kind: 'ended', strengths, improvements, questions: questionsToAsk(evidence), dropped };
    return;
  }
  if (dropped > 0) yield { kind: 'text', text: `(${dropped} unproven lines of the model were left out.)\n` };
  const texts = (kind: Claim['kind']) => kept.filter((one) => one.kind === kind).map(({ text }) => text);
  const [strengths, improvements] = [texts('strength'), texts('improvement')];
  yield { kind: 'ended', strengths, improvements, questions: texts('question'), dropped };
}

function proof(anchor: Anchor): string {
  if ('event' in anchor) return `event ${anchor.event}`;
  if ('test' in anchor) return `test ${anchor.test}`;
  const lines = `lines ${anchor.lines[0]}–${anchor.lines[1]}`;
  return anchor.file == null ? lines : `${anchor.file}, ${lines}`;
}

function sentence({ kind, text, anchors }: Claim): string {
  const proofs = anchors.map(proof);
  const mark = { strength: '+', improvement: '–', question: '?' }[kind];
  return `${mark} ${text}${proofs.length > 0 ? ` [${proofs.join(', ')}]` : ''}`;
}
