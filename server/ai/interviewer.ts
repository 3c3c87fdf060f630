// The AI interviewer's words: asks the model, reads its answer, and says only what gives nothing away. Knows no room.
import { z } from 'zod';
import { type Briefing, interviewPrompt } from './interview-prompt.ts';
import { type Secrets, whyHeld } from './leaks.ts';
import type { Model } from './model.ts';
import type { Message } from './wire.ts';

const tries = 2;
const maxTokens = 500;
const longest = 20_000; // characters that are read of an answer
const replySchema = z.object({
  level: z.number().int().min(0).max(3),
  text: z.string().trim().min(1).max(1_200),
});

/** `said`: fit for the room. `held`: nothing that the model wrote may be said; `why` is for the log. */
export type Reply = { kind: 'said'; text: string; level: number } | { kind: 'held'; why: string };
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
      let why = '';
      for (let n = 0; n < tries; n += 1) {
        const messages: Message[] = n === 0 ? prompt : [...prompt, { role: 'user', content: again(why) }];
        let answer = '';
        for await (const piece of model.ask({ sessionId, task: 'interview', messages, maxTokens, signal }))
          if (answer.length < longest) answer += piece;
        const read = readReply(answer);
        if (read === null) why = 'it is not the JSON object that was asked for';
        else if (read.level > briefing.granted) why = `it helps more than level ${briefing.granted}`;
        else why = whyHeld(read.text, briefing.granted, secrets) ?? '';
        if (read !== null && why === '') return { kind: 'said', ...read };
      }
      return { kind: 'held', why };
    },
  };
}

const again = (why: string) =>
  `Your answer was thrown away: ${why}. Answer once more, with less. One JSON object, nothing else.`;

function readReply(answer: string): { level: number; text: string } | null {
  const [from, to] = [answer.indexOf('{'), answer.lastIndexOf('}')];
  if (from < 0 || to < from) return null;
  try {
    return replySchema.parse(JSON.parse(answer.slice(from, to + 1)));
  } catch {
    return null; // a model's text is no program's error: it is asked once more
  }
}
