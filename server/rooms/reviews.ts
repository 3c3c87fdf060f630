// After a submission: streams the reviewer's words to the room. Knows neither AI nor the rubric.
import { randomUUID } from 'node:crypto';
import { createBatch } from './batch.ts';
import type { Log, ReviewAsk, ReviewEvent, Reviewer } from './ports.ts';
import type { Publish } from './publish.ts';

const limitMs = 120_000; // a model that never ends must not hold a room
const together = 8; // at once on this node; more wait

export interface Reviews {
  /** Starts in the background. The review always ends, empty if the reviewer broke. */
  start(ask: ReviewAsk): void;
  close(): Promise<void>;
}

export function createReviews(deps: { reviewer: Reviewer; publish: Publish; log: Log }): Reviews {
  const { reviewer, publish, log } = deps;
  const going = new Set<Promise<void>>();
  const stop = new AbortController();
  const waiting: ReviewAsk[] = [];

  const review = async (ask: ReviewAsk): Promise<void> => {
    const { sessionId, run } = ask;
    const id = `rev_${randomUUID()}`;
    const happening = { kind: 'review.started', review: id, run, by_model: reviewer.model } as const;
    await publish(sessionId, null, { happening });
    const batch = createBatch(async (pieces) => {
      for (const { text } of pieces)
        await publish(sessionId, null, { happening: { kind: 'review.text', review: id, text } });
    });
    let last: Extract<ReviewEvent, { kind: 'ended' }> | null = null;
    try {
      const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(limitMs)]);
      for await (const event of reviewer.review(ask, signal)) {
        if (event.kind === 'ended') last = event;
        else await batch.add({ stream: 'stdout', text: event.text, by: null });
      }
    } catch (error) {
      log.error({ err: error, sessionId, run }, 'a review broke');
      await batch.add({ stream: 'stdout', text: '\n\n(The review broke off.)', by: null });
    }
    await batch.flush();
    const { strengths = [], improvements = [], questions = [], dropped = 0 } = last ?? {};
    const found = { strengths, improvements, questions, dropped };
    const ended = { kind: 'review.ended', review: id, status: ask.verdict.status, ...found } as const;
    await publish(sessionId, null, { happening: ended });
  };
  const next = () => {
    const ask = going.size < together ? waiting.shift() : undefined;
    if (!ask) return;
    const done = review(ask)
      .catch((error: unknown) => log.error({ err: error }, 'a review was not stored'))
      .finally(() => {
        going.delete(done);
        next();
      });
    going.add(done);
  };
  return {
    start(ask) {
      waiting.push(ask);
      next();
    },
    async close() {
      waiting.length = 0;
      stop.abort();
      await Promise.all(going);
    },
  };
}
