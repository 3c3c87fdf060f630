// The AI interviewer's words: asks the model, reads its answer, and says only what gives nothing away. Knows no room.
import { type Action, readAction, toolsFor } from './interview-actions.ts';
import { type Briefing, interviewPrompt } from './interview-prompt.ts';
import { type Secrets, whyHeld, whyUnfit } from './leaks.ts';
import type { Model } from './model.ts';
import { wholeAnswer } from './whole-answer.ts';
import type { Message } from './wire.ts';

const tries = 2;
const maxTokens = 500;
const longest = 20_000; // characters that are read of an answer

/** `held`: nothing that the model wanted may be done; `why` is for the log. */
export type Reply = Action | { kind: 'held'; why: string };
export type Interviewer = ReturnType<typeof createInterviewer>;

export function createInterviewer({ model }: { model: Model }) {
  return {
    model: model.nameFor('interview'),
    /** Throws ModelRefused, and what the model's call threw. */
    async reply(
      sessionId: string,
      briefing: Briefing,
      secrets: Secrets,
      signal: AbortSignal,
    ): Promise<Reply> {
      const prompt = interviewPrompt(briefing);
      const tools = toolsFor(briefing);
      let why = '';
      for (let n = 0; n < tries; n += 1) {
        const messages: Message[] = n === 0 ? prompt : [...prompt, { role: 'user', content: again(why) }];
        const asked = { sessionId, task: 'interview', messages, maxTokens, signal, tools };
        const action = readAction(await wholeAnswer(model.ask(asked), longest), briefing);
        const problem = 'problem' in action ? action.problem : whyNot(action, briefing, secrets);
        if (!('problem' in action) && problem === null) return action;
        why = problem ?? '';
      }
      return { kind: 'held', why };
    },
  };
}

/** Null: it may be done. */
function whyNot(action: Action, { granted }: Briefing, secrets: Secrets): string | null {
  switch (action.kind) {
    case 'said':
      if (action.level > granted) return `it helps more than level ${granted}`;
      return whyHeld(action.text, granted, secrets);
    case 'whispered':
      return whyUnfit(action.text); // interviewers know the solution and the tests
    case 'silent':
      return null;
  }
}

const again = (why: string) => `Your answer was thrown away: ${why}. Answer once more, with less.`;
