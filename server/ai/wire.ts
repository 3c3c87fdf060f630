// One streamed call over the OpenAI wire format. A server that refuses a structured answer or tools is asked again without,
// and the next time at once so. Knows neither limits nor budgets.
import OpenAI from 'openai';
import type { JsonSchema, Shape } from './shape.ts';

export interface Message {
  role: 'system' | 'user';
  content: string;
}
export interface Tool {
  name: string;
  description: string;
  parameters: JsonSchema; // strict
}
/** What the model wants done; its arguments are text that nobody has looked at. */
export interface ToolCall {
  name: string;
  arguments: string;
}
export interface WireAsk {
  model: string;
  messages: Message[];
  maxTokens: number;
  /** The answer is held to it, where the server can. */
  shape?: Shape | undefined;
  /** One of them is to be called, where the server can. */
  tools?: readonly Tool[] | undefined;
}
/** What came beside the text, filled in while it comes. */
export interface Heard {
  tokensIn: number; // 0: the server tells no usage
  tokensOut: number;
  version: string;
  /** Of several calls the first. */
  call: ToolCall | null;
  /** What was sent beside the messages, by name. */
  extras: Extra[];
}
export type Extra = 'response_format' | 'tools';

export const nothingHeard = (): Heard => ({ tokensIn: 0, tokensOut: 0, version: '', call: null, extras: [] });

const refusals = new Set([400, 404, 422]);
const names: Record<Extra, RegExp> = {
  response_format: /response_format|json_schema|structured/i,
  tools: /tool|function/i,
};

export function createWire(client: OpenAI) {
  const refused = new Map<string, ReadonlySet<Extra>>(); // by model

  async function open(ask: WireAsk, signal: AbortSignal, heard: Heard) {
    const without = new Set(refused.get(ask.model));
    for (;;) {
      heard.extras = extrasOf(ask).filter((extra) => !without.has(extra));
      try {
        const chunks = await client.chat.completions.create(bodyOf(ask, heard.extras), { signal });
        refused.set(ask.model, without);
        return chunks;
      } catch (error) {
        const dropped = toDrop(error, heard.extras);
        if (dropped.length === 0) throw error;
        for (const extra of dropped) without.add(extra);
      }
    }
  }

  return {
    /** Yields pieces of text. Throws what the call threw, and when the answer was cut off. */
    async *stream(ask: WireAsk, signal: AbortSignal, heard: Heard): AsyncGenerator<string, void, void> {
      let finished = false;
      for await (const chunk of await open(ask, signal, heard)) {
        heard.version ||= versionOf(chunk);
        const { usage } = chunk;
        if (usage)
          Object.assign(heard, { tokensIn: usage.prompt_tokens, tokensOut: usage.completion_tokens });
        const choice = chunk.choices[0];
        if (choice?.finish_reason) finished = true;
        for (const part of choice?.delta.tool_calls ?? [])
          if (part.index === 0) heard.call = joined(heard.call, part);
        if (choice?.delta.content) yield choice.delta.content;
      }
      if (!finished) throw new Error('the model’s answer was cut off');
    },
  };
}

function extrasOf({ shape, tools }: WireAsk): Extra[] {
  return [...(shape ? ['response_format' as const] : []), ...(tools ? ['tools' as const] : [])];
}

/** What the server's refusal names; all, where it names nothing that was sent. None: it is no refusal. */
function toDrop(error: unknown, sent: readonly Extra[]): readonly Extra[] {
  if (!(error instanceof OpenAI.APIError) || !refusals.has(Number(error.status))) return [];
  const told = `${error.param ?? ''} ${error.message}`;
  const named = sent.filter((extra) => names[extra].test(told));
  return named.length > 0 ? named : sent;
}

function bodyOf({ model, messages, maxTokens, shape, tools }: WireAsk, extras: readonly Extra[]) {
  return {
    model,
    messages,
    max_completion_tokens: maxTokens,
    stream: true as const,
    stream_options: { include_usage: true },
    ...(shape &&
      extras.includes('response_format') && {
        response_format: { type: 'json_schema' as const, json_schema: { ...shape, strict: true } },
      }),
    ...(tools &&
      extras.includes('tools') && {
        tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool, strict: true } })),
        tool_choice: 'required' as const,
      }),
  };
}

function joined(call: ToolCall | null, part: { function?: { name?: string; arguments?: string } }): ToolCall {
  const { name = '', arguments: more = '' } = part.function ?? {};
  return { name: (call?.name ?? '') + name, arguments: (call?.arguments ?? '') + more };
}

/** The dated name that the server gives, and the state of its machines where it tells it. */
function versionOf(chunk: { model?: string; system_fingerprint?: string | null }): string {
  return [chunk.model, chunk.system_fingerprint].filter(Boolean).join(' ').slice(0, 200);
}
