// Asks a language model over the OpenAI wire format: streamed, with limits on time, tokens and failures.
// Knows no prompt and no room; every call is handed to `record`.
import OpenAI from 'openai';
import { type Budget, createBudget, type Held, type Reserve } from './budget.ts';
import { costOf, type Prices } from './prices.ts';

interface Limits {
  tokensPerDay?: number;
  tokensPerSession?: number;
  costPerDay?: number | null; // null: only tokens are limited
  costPerSession?: number | null;
}
export interface ModelSettings extends Limits {
  apiKey: string;
  baseURL?: string;
  model: string;
  /** By task, where another one is asked than `model`. */
  models?: Partial<Record<string, string | null>>;
  /** One answer, first byte to last. */
  timeoutMs?: number;
  prices?: Prices;
  currency?: string; // of the prices
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
  version: string; // as the server names what answered; empty: it does not
  cost: number | null; // null: the model has no price
  currency: string;
  ms: number;
  outcome: 'asked' | 'ok' | 'failed' | 'stopped'; // asked: not ended yet; what it counts is the most it may cost
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

export interface Asking {
  /** `id`: of what was reserved for it. */
  record: (call: Call, id: string) => Promise<void>;
  /** Absent: nobody else asks. */
  reserve?: Reserve<Call>;
  now?: () => number;
}

const defaults: Required<Limits> & { timeoutMs: number; prices: Prices; currency: string } = {
  timeoutMs: 60_000,
  tokensPerDay: 2_000_000,
  tokensPerSession: 200_000,
  prices: {},
  currency: 'USD',
  costPerDay: null,
  costPerSession: null,
};
const alone: Reserve<Call> = async () => ({ id: '' });
const retries = 2; // by the openai package: connection errors, 408, 409, 429 and 5xx, with backoff
const charsPerToken = 4; // where the server tells no usage: an estimate that is good enough for a budget

function budgetOf(
  limits: Required<Limits>,
  known: { now: () => number; reserve: Reserve<Call> },
): Budget<Call> {
  const day = { tokens: limits.tokensPerDay, cost: limits.costPerDay };
  const session = { tokens: limits.tokensPerSession, cost: limits.costPerSession };
  return createBudget({ day, session }, known);
}

function clientOf({ apiKey, baseURL }: ModelSettings, timeout: number): OpenAI {
  return new OpenAI({ apiKey, ...(baseURL === undefined ? {} : { baseURL }), maxRetries: retries, timeout });
}

export function createModel(
  settings: ModelSettings,
  { record, reserve = alone, now = Date.now }: Asking,
): Model {
  const whole = { ...defaults, ...settings };
  const { timeoutMs, prices, currency } = whole;
  const nameFor = (task: string) => settings.models?.[task] ?? settings.model;
  const budget = budgetOf(whole, { now, reserve });
  const client = clientOf(settings, timeoutMs);

  const used = ({ task }: Asked, tokens: { in: number; out: number }) => {
    const cost = costOf(prices, nameFor(task), tokens);
    return { cost, spent: { tokens: tokens.in + tokens.out, cost: cost ?? 0 } };
  };
  /** Cautious: a prompt of other letters than ours has more tokens. */
  async function hold(asked: Asked): Promise<{ held: Held; planned: Call }> {
    const { sessionId, task, messages: prompt, maxTokens: tokensOut } = asked;
    const tokensIn = Math.ceil(prompt.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0) / 3);
    const { cost, spent } = used(asked, { in: tokensIn, out: tokensOut });
    const amounts = { tokensIn, tokensOut, cost, currency };
    const about = { sessionId, task, model: nameFor(task), prompt };
    const planned: Call = { ...about, ...amounts, answer: '', version: '', ms: 0, outcome: 'asked' };
    return { held: await budget.hold(sessionId, spent, planned), planned };
  }
  async function finish(
    asked: Asked,
    { held, planned }: Awaited<ReturnType<typeof hold>>,
    call: Pick<Call, 'answer' | 'outcome' | 'ms'>,
    usage: Usage,
  ): Promise<void> {
    const length = asked.messages.reduce((sum, { content }) => sum + content.length, 0);
    const tokensIn = usage.in || Math.ceil(length / charsPerToken);
    const tokensOut = usage.out || Math.ceil(call.answer.length / charsPerToken);
    const { cost, spent } = used(asked, { in: tokensIn, out: tokensOut });
    held.settle(spent);
    await record({ ...planned, ...call, version: usage.version, tokensIn, tokensOut, cost }, held.id);
  }

  async function* ask(asked: Asked): AsyncGenerator<string, void, void> {
    const holding = await hold(asked);
    const started = now();
    const usage: Usage = { in: 0, out: 0, version: '' };
    let answer = '';
    let outcome: Exclude<Call['outcome'], 'asked'> = 'stopped'; // a reader that leaves early ends the generator without a word
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
      await finish(asked, holding, { answer, outcome, ms: now() - started }, usage);
    }
  }
  return { name: settings.model, nameFor, ask };
}

interface Usage {
  in: number;
  out: number;
  version: string;
}

async function* stream(client: OpenAI, model: string, asked: Asked, signal: AbortSignal, usage: Usage) {
  const { messages, maxTokens: max_completion_tokens } = asked;
  const chunks = await client.chat.completions.create(
    { model, messages, max_completion_tokens, stream: true, stream_options: { include_usage: true } },
    { signal },
  );
  let finished = false;
  for await (const chunk of chunks) {
    usage.version ||= versionOf(chunk);
    if (chunk.usage)
      Object.assign(usage, { in: chunk.usage.prompt_tokens, out: chunk.usage.completion_tokens });
    const choice = chunk.choices[0];
    if (choice?.finish_reason) finished = true;
    if (choice?.delta.content) yield choice.delta.content;
  }
  if (!finished) throw new Error('the model’s answer was cut off');
}

/** The dated name that the server gives, and the state of its machines where it tells it. */
function versionOf(chunk: { model?: string; system_fingerprint?: string | null }): string {
  return [chunk.model, chunk.system_fingerprint].filter(Boolean).join(' ').slice(0, 200);
}
