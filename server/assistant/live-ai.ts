// The AI put together, and the evidence it works from: how it speaks, when, what it reviews, measures and writes.
import type { RoomEvent } from '../../shared/protocol.ts';
import { createAgentVoice } from './agent-voice.ts';
import { rubric } from '../ai/rubric.ts';
import { createCounterExample } from '../evidence/counter-example.ts';
import { createCounterExamples } from '../evidence/counter-examples.ts';
import { createFindings } from '../evidence/findings.ts';
import { createGrowthMeter } from '../evidence/growth-meter.ts';
import { createLinter } from '../evidence/linter.ts';
import { readHistory } from './history.ts';
import { createInterviewing } from './interviewing.ts';
import type { LiveDeps } from '../live.ts';
import { createQuestionWriting } from './question-writing.ts';
import { createReviewer } from './reviewer.ts';
import type { ReviewAsk } from '../rooms/ports.ts';
import { createSumming } from './summing.ts';
import type { Publish } from '../rooms/publish.ts';

export type LiveAi = ReturnType<typeof openLiveAi>;

interface Room {
  publish: Publish;
  texts: (sessionId: string) => Promise<Record<string, string>>; // of the document `code`, now
  advance: (sessionId: string, question: number, by: string | null) => Promise<boolean>; // false: there is none, or it has ended
}

/** Closed by `close`. */
export function openLiveAi(deps: LiveDeps, { publish, texts, advance }: Room) {
  const { stores, sandbox, models, bank, log, now } = deps;
  const entry = (questionId: string) => bank.find(questionId);
  const session = (id: string) => stores.sessions.find(id);
  const voice = createAgentVoice({ ...stores, publish, advance });
  const keepsNames = models?.keepsNames ?? false;
  const interviewer = models?.interviewer ?? null;
  const interviewing = createInterviewing({ interviewer, keepsNames, stores, texts, voice, log, now });
  const summarizer = models?.summarizer ?? null;
  const summing = createSumming({ summarizer, keepsNames, stores, publish, log });
  const find = createCounterExample({ sandbox });
  const counters = createCounterExamples({ find, entry, session, publish, log });
  const measureGrowth = createGrowthMeter({ sandbox, find: entry });
  const lint = createLinter({ sandbox });
  const findings = createFindings({ measureGrowth, lint, log });
  const reviewer = createReviewer({
    find: session,
    rules: rubric,
    model: models?.reviewer ?? null,
    keepsNames,
    findings: findings.find,
    history: (ask) => readHistory(stores.journal, ask),
    amend: ({ sessionId, question, source }, words) =>
      stores.results.amend({ sessionId, question, code: source }, words),
  });
  const writeQuestion = models && createQuestionWriting({ writer: models.writer, sandbox, log });
  return {
    measureGrowth,
    lint,
    findings: findings.find,
    writeQuestion,
    voice,
    interviewing,
    /** What this node has stored. */
    heard(id: string, events: readonly RoomEvent[]) {
      interviewing.heard(id, events);
      summing.heard(id, events);
    },
    reviewer,
    submitted: (ask: ReviewAsk) => counters.submitted(ask),
    async close() {
      await interviewing.close();
      await counters.close();
      await summing.close();
      await findings.close();
    },
  };
}
