// Asks a language model over the OpenAI wire format: streamed, with limits on time, tokens and failures.
// Knows no prompt and no room; every call is handed to `record`.
import OpenAI from 'openai';
import { createBudget } from './budget.ts';

export interface ModelSettings {
  apiKey: string;
  baseURL?: string;
  model: string;
  /** By task, where another one is asked than `model`. */
  models?: Partial<Record<string, string | null>>;
  /** One answer, first byte to last. */
  timeoutMs?: number;
  tokensPerDay?: number;
  tokensPerSession?: number;
}
export interface Message {
  role: 'system' | 'user';
  content: string;
}
export interface Call {
  sessionId: string | null;
  task: string;
  model: string;
  prompt: Message[];
  answer: string;
  tokensIn: number;
  tokensOut: number;
  ms: number;
  outcome: 'ok' | 'failed' | 'stopped';
}
export interface Asked {
  sessionId: string | null; // null: not of a session
  task: string;
  messages: Message[];
  maxTokens: number;
  signal: AbortSignal;
}
export interface Model {
  name: string;
  /** The one that is asked for a task. */
  nameFor(task: string): string;
  /** Yields pieces of text. Throws ModelRefused when it may not be asked now, and whatever the call threw. */
  ask(asked: Asked): AsyncGenerator<string, void, void>;
}

const defaults = { timeoutMs: 60_000, tokensPerDay: 2_000_000, tokensPerSession: 200_000 };
const retries = 2; // by the openai package: connection errors, 408, 409, 429 and 5xx, with backoff
const charsPerToken = 4; // where the server tells no usage: an estimate that is good enough for a budget

export function createModel(
  settings: ModelSettings,
  deps: { record: (call: Call) => Promise<void>; now?: () => number },
): Model {
  const { timeoutMs, tokensPerDay, tokensPerSession } = { ...defaults, ...settings };
  const nameFor = (task: string) => settings.models?.[task] ?? settings.model;
  const now = deps.now ?? Date.now;
  const budget = createBudget({ perDay: tokensPerDay, perSession: tokensPerSession }, now);
  const client = new OpenAI({
    apiKey: settings.apiKey,
    ...(settings.baseURL === undefined ? {} : { baseURL: settings.baseURL }),
    maxRetries: retries,
    timeout: timeoutMs,
  });

  async function finish(
    asked: Asked,
    call: Pick<Call, 'answer' | 'outcome' | 'ms'>,
    usage: Usage,
  ): Promise<void> {
    const length = asked.messages.reduce((sum, { content }) => sum + content.length, 0);
    const tokensIn = usage.in || Math.ceil(length / charsPerToken);
    const tokensOut = usage.out || Math.ceil(call.answer.length / charsPerToken);
    budget.spend(asked.sessionId, tokensIn + tokensOut);
    const { sessionId, task, messages: prompt } = asked;
    const model = nameFor(task);
    await deps.record({ sessionId, task, model, prompt, ...call, tokensIn, tokensOut });
  }

  async function* ask(asked: Asked): AsyncGenerator<string, void, void> {
    budget.check(asked.sessionId);
    const started = now();
    const usage: Usage = { in: 0, out: 0 };
    let answer = '';
    let outcome: Call['outcome'] = 'stopped'; // a reader that leaves early ends the generator without a word
    try {
      const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(timeoutMs)]);
      for await (const text of stream(client, nameFor(asked.task), asked, signal, usage)) {
        answer += text;
        yield text;
      }
      signal.throwIfAborted(); // the openai package ends an aborted stream without an error
      outcome = 'ok';
      budget.succeeded();
    } catch (error) {
      outcome = asked.signal.aborted ? 'stopped' : 'failed';
      if (outcome === 'failed') budget.failed();
      throw error;
    } finally {
      await finish(asked, { answer, outcome, ms: now() - started }, usage);
    }
  }
  return { name: settings.model, nameFor, ask };
}

interface Usage {
  in: number;
  out: number;
}

async function* stream(client: OpenAI, model: string, asked: Asked, signal: AbortSignal, usage: Usage) {
  const { messages, maxTokens: max_completion_tokens } = asked;
  const chunks = await client.chat.completions.create(
    { model, messages, max_completion_tokens, stream: true, stream_options: { include_usage: true } },
    { signal },
  );
  let finished = false;
  for await (const chunk of chunks) {
    if (chunk.usage)
      Object.assign(usage, { in: chunk.usage.prompt_tokens, out: chunk.usage.completion_tokens });
    const choice = chunk.choices[0];
    if (choice?.finish_reason) finished = true;
    if (choice?.delta.content) yield choice.delta.content;
  }
  if (!finished) throw new Error('the model’s answer was cut off');
}
