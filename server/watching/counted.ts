// Counts what goes through the journal, the sandbox, the documents' store and the limits, for /metrics. Changes nothing of them.
import type { Sandbox } from '../../sandbox/job.ts';
import type { RoomEvent } from '../../shared/protocol.ts';
import type { Limits } from '../http/limits.ts';
import type { Metrics } from './metrics.ts';
import type { Stores } from '../stores.ts';

type Journal = Stores['journal'];

/** The same journal; what it has stored is counted. */
export function countedJournal(journal: Journal, metrics: Metrics): Journal {
  return {
    ...journal,
    async append(sessionId, by, entries) {
      const events = await journal.append(sessionId, by, entries);
      for (const event of events) count(event, metrics);
      return events;
    },
  };
}

function count(event: RoomEvent, metrics: Metrics): void {
  metrics.events.inc({ kind: event.kind });
  if (event.kind !== 'run.ended') return;
  const language = event.receipt?.['language'];
  const queuedMs = event.receipt?.['queuedMs'];
  const labels = { language: typeof language === 'string' ? language : '', reason: event.end.reason };
  metrics.runs.observe(labels, event.end.wallMs / 1000);
  if (typeof queuedMs === 'number') metrics.runQueue.observe(queuedMs / 1000);
}

/** The same sandbox; its jobs are counted while they wait and run, and timed. */
export function countedSandbox(sandbox: Sandbox, metrics: Metrics): Sandbox {
  return {
    ...sandbox,
    async *run(job, options) {
      let state = 'waiting';
      metrics.jobs.inc({ state });
      try {
        for await (const event of sandbox.run(job, options)) {
          if (event.kind !== 'queued' && state === 'waiting') {
            metrics.jobs.dec({ state });
            metrics.jobs.inc({ state: (state = 'running') });
          }
          if (event.kind === 'ended') {
            const { queuedMs, compileMs, wallMs, reason } = event.receipt;
            const seconds = (queuedMs + compileMs + wallMs) / 1000;
            metrics.jobSeconds.observe({ language: job.language, kind: job.kind, reason }, seconds);
          }
          yield event;
        }
      } finally {
        metrics.jobs.dec({ state });
      }
    },
  };
}

/** The same store; how long edits waited for it is told. */
export function countedEdits(documents: Stores['documents'], metrics: Metrics): Stores['documents'] {
  return {
    ...documents,
    async append(rows) {
      const result = await documents.append(rows);
      const now = Date.now();
      for (const { at } of rows) metrics.stored.observe(Math.max(0, now - at) / 1000);
      return result;
    },
  };
}

/** The same limits; what they refuse is counted. */
export function countedLimits(limits: Limits, metrics: Metrics): Limits {
  return {
    async count(kind, caller, address) {
      const count = await limits.count(kind, caller, address);
      if (!count.allowed) metrics.limited.inc({ limit: kind });
      return count;
    },
  };
}
