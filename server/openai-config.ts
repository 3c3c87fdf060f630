// The settings of the language model: where it is, which model for which task, how much may be asked. Asks nothing.
import { z } from 'zod';
import type { Prices } from './ai/prices.ts';
import { amount, flag, modelPrices, optional, url, wholeNumber, withDefault } from './setting-texts.ts';

export const openAiEnvironment = {
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(url('http:', 'https:')),
  OPENAI_MODEL: optional(z.string()),
  OPENAI_MODEL_REVIEW: optional(z.string()),
  OPENAI_MODEL_INTERVIEW: optional(z.string()),
  OPENAI_MODEL_WRITE: optional(z.string()),
  OPENAI_MODEL_SUMMARY: optional(z.string()),
  OPENAI_TIMEOUT_MS: withDefault(wholeNumber(1_000, 600_000), '60000'),
  OPENAI_TOKENS_PER_DAY: withDefault(wholeNumber(0, 999_999_999), '2000000'),
  OPENAI_TOKENS_PER_SESSION: withDefault(wholeNumber(0, 999_999_999), '200000'),
  AI_PRICES: withDefault(modelPrices, ''),
  AI_CURRENCY: withDefault(z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, as USD'), 'USD'),
  AI_COST_PER_DAY: optional(amount),
  AI_COST_PER_SESSION: optional(amount),
  AI_NAMES: withDefault(flag, 'false'),
};
const schema = z.object(openAiEnvironment);

/** Which model is asked for what, and how much. `models` null: `model` is asked. */
export interface OpenAiConfig {
  apiKey: string | null;
  baseUrl: string | null;
  model: string | null;
  models: Record<AiTask, string | null>;
  timeoutMs: number; // of one answer
  tokensPerDay: number;
  tokensPerSession: number;
  prices: Prices;
  currency: string;
  costPerDay: number | null; // null: only tokens are limited
  costPerSession: number | null;
  names: boolean; // people's names and mail addresses go into prompts
}
export type AiTask = 'review' | 'interview' | 'write' | 'summary';

/** Of the parsed environment. */
export function openAiOf(e: z.output<typeof schema>): OpenAiConfig {
  return {
    apiKey: e.OPENAI_API_KEY ?? null,
    baseUrl: e.OPENAI_BASE_URL ?? null,
    model: e.OPENAI_MODEL ?? null,
    models: {
      review: e.OPENAI_MODEL_REVIEW ?? null,
      interview: e.OPENAI_MODEL_INTERVIEW ?? null,
      write: e.OPENAI_MODEL_WRITE ?? null,
      summary: e.OPENAI_MODEL_SUMMARY ?? null,
    },
    timeoutMs: e.OPENAI_TIMEOUT_MS,
    tokensPerDay: e.OPENAI_TOKENS_PER_DAY,
    tokensPerSession: e.OPENAI_TOKENS_PER_SESSION,
    prices: e.AI_PRICES,
    currency: e.AI_CURRENCY,
    costPerDay: e.AI_COST_PER_DAY ?? null,
    costPerSession: e.AI_COST_PER_SESSION ?? null,
    names: e.AI_NAMES,
  };
}
