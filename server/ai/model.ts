// Asks a language model over the OpenAI wire format: streamed, with limits on time, tokens and failures.
// Knows no prompt and no room; every call is handed to `record`.
import OpenAI from 'openai';
import { type Budget, createBudget, type Held, type Reserve } from './budget.ts';
import { costOf, type Prices } from './prices.ts';
import type { Shape } from './shape.ts';
import { createWire, type Heard, nothingHeard, type Message, type Tool, type ToolCall } from './wire.ts';

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
export interface Call {
  sessionId: string | null;
  task: string;
  model: string;
  /** The messages, then what was sent beside them: its kind, and the names. */
  prompt: { role: string; content: string }[];
  answer: string; // a tool call as `name(arguments)`
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
  /** The answer is held to it, where the server can: the zod schema looks at it again. */
  shape?: Shape;
  /** One of them is to be called, where the server can. */
  tools?: readonly Tool[];
}
export interface Model {
  name: string;
  /** The one that is asked for a task. */
  nameFor(task: string): string;
  /**
   * Yields pieces of text, returns the call of a tool if there is one. Throws ModelRefused when it may not be asked now, and
   * whatever the call threw.
   */
  ask(asked: Asked): AsyncGenerator<string, ToolCall | null, void>;
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
  const { timeoutMs, prices, currency, ...limits } = { ...defaults, ...settings };
  const nameFor = (task: string) => settings.models?.[task] ?? settings.model;
  const budget = budgetOf(limits, { now, reserve });
  const wire = createWire(clientOf(settings, timeoutMs));

  const used = ({ task }: Asked, tokens: { in: number; out: number }) => {
    const cost = costOf(prices, nameFor(task), tokens);
    return { cost, spent: { tokens: tokens.in + tokens.out, cost: cost ?? 0 } };
  };
  async function hold(asked: Asked): Promise<{ held: Held; planned: Call }> {
    const { sessionId, task, messages: prompt, maxTokens: tokensOut } = asked;
    const tokensIn = mostIn(asked);
    const { cost, spent } = used(asked, { in: tokensIn, out: tokensOut });
    const about = { sessionId, task, model: nameFor(task), prompt, tokensIn, tokensOut, cost, currency };
    const planned: Call = { ...about, answer: '', version: '', ms: 0, outcome: 'asked' };
    return { held: await budget.hold(sessionId, spent, planned), planned };
  }
  async function finish(
    asked: Asked,
    { held, planned }: Awaited<ReturnType<typeof hold>>,
    call: Pick<Call, 'answer' | 'outcome' | 'ms'>,
    heard: Heard,
  ): Promise<void> {
    const { prompt, version } = exchanged(asked, heard);
    const tokensIn = heard.tokensIn || tokensOf(...prompt.map(({ content }) => content));
    const tokensOut = heard.tokensOut || tokensOf(call.answer);
    const { cost, spent } = used(asked, { in: tokensIn, out: tokensOut });
    held.settle(spent);
    await record({ ...planned, ...call, prompt, version, tokensIn, tokensOut, cost }, held.id);
  }

  async function* ask(asked: Asked): AsyncGenerator<string, ToolCall | null, void> {
    const holding = await hold(asked);
    const started = now();
    const heard = nothingHeard();
    let answer = '';
    let outcome: Exclude<Call['outcome'], 'asked'> = 'stopped'; // a reader that leaves early ends the generator without a word
    try {
      const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(timeoutMs)]);
      for await (const text of wire.stream({ ...asked, model: nameFor(asked.task) }, signal, heard)) {
        answer += text;
        yield text;
      }
      signal.throwIfAborted(); // the openai package ends an aborted stream without an error
      outcome = 'ok';
      budget.succeeded();
      return heard.call;
    } catch (error) {
      outcome = asked.signal.aborted ? 'stopped' : 'failed';
      if (outcome === 'failed') budget.failed();
      throw error;
    } finally {
      answer += told(heard.call);
      await finish(asked, holding, { answer, outcome, ms: now() - started }, heard);
    }
  }
  return { name: settings.model, nameFor, ask };
}

const tokensOf = (...texts: string[]) => Math.ceil(texts.join('').length / charsPerToken);
const told = (call: ToolCall | null) => (call === null ? '' : `${call.name}(${call.arguments})`);

/** Cautious: a prompt of other letters than ours has more tokens. */
function mostIn({ messages, shape, tools }: Asked): number {
  const beside = JSON.stringify([shape, tools]).length;
  return Math.ceil(messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), beside) / 3);
}

/** All that was sent, and who answered. */
function exchanged({ messages, shape, tools }: Asked, { extras, version }: Heard) {
  const names = {
    response_format: shape?.name ?? '',
    tools: (tools ?? []).map(({ name }) => name).join(', '),
  };
  const beside = extras.map((extra) => ({ role: extra, content: names[extra] }));
  return { prompt: [...messages, ...beside], version };
}
