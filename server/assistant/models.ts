// The language model of the settings and those who speak through it, with every call stored and counted; or none.
import { createInterviewer, type Interviewer } from '../ai/interviewer.ts';
import { createModel } from '../ai/model.ts';
import { createQuestionWriter, type QuestionWriter } from '../ai/question-writer.ts';
import { createSummarizer, type Summarizer } from '../ai/summarizer.ts';
import { createModelReviewer } from '../ai/reviewer.ts';
import type { OpenAiConfig } from '../openai-config.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../watching/metrics.ts';
import type { ModelReviewer } from './reviewer.ts';
import type { Stores } from '../stores.ts';

const DEFAULT_MODEL = 'gpt-4o-mini'; // cheap, and every account has it
const NO_KEY = 'none'; // servers of one's own ask for no key, but the client must send one

export interface Models {
  name: string;
  reviewer: ModelReviewer;
  interviewer: Interviewer;
  writer: QuestionWriter;
  summarizer: Summarizer;
  /** People's names and mail addresses may go into prompts. */
  keepsNames: boolean;
}

/** Null: neither a key nor an address is set. */
export function openModels(
  config: OpenAiConfig,
  deps: { stores: Stores; metrics: Metrics; log: Logger; now: () => number },
): Models | null {
  const { apiKey, baseUrl, model, names, ...limits } = config;
  if (apiKey === null && baseUrl === null) return null;
  const { stores, metrics, log, now } = deps;
  const settings = {
    apiKey: apiKey ?? NO_KEY,
    model: model ?? DEFAULT_MODEL,
    ...limits,
    ...(baseUrl !== null && { baseURL: baseUrl }),
  };
  const asking = createModel(settings, {
    now,
    reserve: (call, limits, since) => stores.aiCalls.reserve(call, { limits, since }),
    record: async (call, id) => {
      const { task, outcome, tokensIn, tokensOut, cost, currency } = call;
      metrics.aiCalls.inc({ task, outcome });
      metrics.aiTokens.inc({ task, direction: 'in' }, tokensIn);
      metrics.aiTokens.inc({ task, direction: 'out' }, tokensOut);
      if (cost !== null) metrics.aiCost.inc({ task, currency }, cost);
      await stores.aiCalls
        .settle(id, call)
        .catch((error: unknown) => log.error({ err: error }, 'a call of the model was not stored'));
    },
  });
  return {
    name: asking.name,
    reviewer: createModelReviewer({ model: asking, log }),
    interviewer: createInterviewer({ model: asking }),
    writer: createQuestionWriter({ model: asking }),
    summarizer: createSummarizer({ model: asking, log }),
    keepsNames: names,
  };
}
