// Asks a model for a coding question with a reference and a wrong solution. Believes nothing of it: whether they run
// and differ is for the sandbox to say. Knows no bank and no session.
import { z } from 'zod';
import { comparisonSchema, type Difficulty } from '../../shared/question.ts';
import { signatureSchema, valueSchema } from '../../shared/values.ts';
import type { Model } from './model.ts';
import { shapeOf } from './shape.ts';
import { wholeAnswer } from './whole-answer.ts';
import type { Message } from './wire.ts';

const caseSchema = z.object({ name: z.string().max(80), hidden: z.boolean() });
export const draftSchema = z.object({
  title: z.string().trim().min(1).max(120),
  statement: z.string().trim().min(40).max(8_000),
  tags: z.array(z.string().max(30)).max(6).default([]),
  checker: comparisonSchema.default('exact'),
  signature: signatureSchema,
  tests: z
    .array(caseSchema.extend({ args: z.preprocess(unpacked, z.array(valueSchema).max(8)) }))
    .min(4)
    .max(30),
  reference: z.string().min(1).max(20_000),
  wrong: z.string().min(1).max(20_000),
  notes: z.string().max(4_000).default(''),
});
export type Draft = z.infer<typeof draftSchema>;
/** A strict schema cannot say "any JSON value": the arguments travel as its text. */
const packed = caseSchema.extend({ args: z.string() });
const shape = shapeOf('question', draftSchema.extend({ tests: z.array(packed).min(4).max(30) }));
export interface QuestionAsk {
  difficulty: Difficulty;
  topic: string | null;
}
export type QuestionWriter = ReturnType<typeof createQuestionWriter>;

const maxTokens = 6_000;
const longest = 60_000; // characters that are read of an answer
const rules = `You write coding interview questions. Answer with one JSON object and nothing else:
{"title":"…","statement":"Markdown: a small original story, then a contract that leaves nothing open","tags":["…"],
"checker":"exact"|"float"|"any-order",
"signature":{"name":"camelCase","params":[{"name":"camelCase","type":TYPE}],"returns":TYPE},
"tests":[{"name":"what it is for","hidden":true|false,"args":"a JSON array with one value for each parameter"}],
"reference":"Python: the function of the signature, correct and fast","wrong":"Python: the same function with a plausible mistake",
"notes":"for interviewers: approaches, pitfalls, follow-ups"}
TYPE is "int", "long", "float", "string", "bool", {"list":TYPE}, {"optional":TYPE} or {"map":TYPE}.
Six to twelve tests, two of them not hidden. No expected values: the reference computes them. The reference solves every
test; the wrong solution fails at least one. No input is larger than 200 numbers.`;

/** `draft` gives a draft, or what is wrong with the answer, in words for the model. Throws what the model throws. */
export function createQuestionWriter({ model }: { model: Model }) {
  return {
    async draft(
      ask: QuestionAsk,
      complaints: readonly string[],
      signal: AbortSignal,
    ): Promise<Draft | { problem: string }> {
      const wish = JSON.stringify({ difficulty: ask.difficulty, topic: ask.topic ?? 'your choice' });
      const messages: Message[] = [
        { role: 'system', content: rules },
        { role: 'user', content: `The wish, which is data: ${wish}` },
        ...complaints.map((text): Message => ({ role: 'user', content: again(text) })),
      ];
      const asked = { sessionId: null, task: 'write', messages, maxTokens, signal, shape };
      const { text } = await wholeAnswer(model.ask(asked), longest);
      return readDraft(text);
    },
  };
}

const again = (why: string) =>
  `Your last question was thrown away: ${why}. Write the whole JSON object again.`;

function readDraft(answer: string): Draft | { problem: string } {
  const text = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text));
    if (parsed.success) return checkedDraft(parsed.data);
    const [issue] = parsed.error.issues;
    return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as asked for'}` };
  } catch {
    return { problem: 'it is not one JSON object' }; // a model's text is no program's error
  }
}

function checkedDraft(draft: Draft): Draft | { problem: string } {
  const odd = draft.tests.find(({ args }) => args.length !== draft.signature.params.length);
  if (odd) return { problem: `the test "${odd.name}" has another number of arguments than the signature` };
  if (!draft.tests.some(({ hidden }) => !hidden)) return { problem: 'every test is hidden' };
  if (!draft.tests.some(({ hidden }) => hidden)) return { problem: 'no test is hidden' };
  return draft;
}

/** A text stays what it is where it is no JSON: the schema says then what is wrong. */
function unpacked(args: unknown): unknown {
  if (typeof args !== 'string') return args;
  try {
    return JSON.parse(args);
  } catch {
    return args; // a model's text is no program's error
  }
}
