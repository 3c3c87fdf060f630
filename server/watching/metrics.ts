// The Prometheus registry with the process's own figures and those of Candor. Others count by what this returns.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const ASK_MS = 2_000; // for what a scrape asks others

export type Metrics = ReturnType<typeof createMetrics>;

/** A registry of its own for each server, so that two in one process (tests) do not meet. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'candor_' });
  const registers = [registry];
  const askers = new Set<() => unknown>();
  const unread = new Counter({
    name: 'candor_figures_unread_total',
    help: 'Figures that nobody could tell for a scrape; their last value stands.',
    registers,
  });
  return {
    contentType: registry.contentType,
    async text(): Promise<string> {
      const told = await Promise.allSettled([...askers].map((ask) => within(ASK_MS, ask)));
      unread.inc(told.filter(({ status }) => status === 'rejected').length);
      return registry.metrics();
    },
    /** Sets gauges just before they are read, within 2 s. */
    onScrape: (ask: () => unknown): void => void askers.add(ask),

    requests: new Counter({
      name: 'candor_http_requests_total',
      help: 'REST requests by operation and status.',
      labelNames: ['operation', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'candor_http_request_seconds',
      help: 'Duration of REST requests.',
      labelNames: ['operation'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 30],
      registers,
    }),
    limited: new Counter({
      name: 'candor_rate_limited_total',
      help: 'Requests and verbs refused by a rate limit.',
      labelNames: ['limit'],
      registers,
    }),
    ...sandboxMetrics(registers),
    ...documentMetrics(registers),
    ...roomMetrics(registers),
  };
}

function sandboxMetrics(registers: Registry[]) {
  return {
    runs: new Histogram({
      name: 'candor_run_seconds',
      help: 'Wall time of runs by language and reason of their end.',
      labelNames: ['language', 'reason'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
      registers,
    }),
    runQueue: new Histogram({
      name: 'candor_run_queue_seconds',
      help: 'Time that runs waited for a slot.',
      buckets: [0.01, 0.1, 0.5, 1, 5, 15, 60],
      registers,
    }),
    jobs: new Gauge({
      name: 'candor_sandbox_jobs',
      help: 'Jobs in the sandbox of this process: waiting for a slot, or running.',
      labelNames: ['state'],
      registers,
    }),
    waiting: new Gauge({
      name: 'candor_run_queue_waiting',
      help: 'Runs without a slot: in this process, or in the queue of all nodes.',
      registers,
    }),
    warmReady: new Gauge({
      name: 'candor_warm_slots_ready',
      help: 'Containers of this process that were started ahead and wait for a job.',
      registers,
    }),
    warmWanted: new Gauge({
      name: 'candor_warm_slots_wanted',
      help: 'Containers that this process keeps started ahead while it is idle.',
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'candor_sandbox_job_seconds',
      help: 'A job in the sandbox of this process, from its coming to its end.',
      labelNames: ['language', 'kind', 'reason'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
      registers,
    }),
  };
}

function documentMetrics(registers: Registry[]) {
  return {
    documents: new Gauge({ name: 'candor_documents_open', help: 'Documents in memory.', registers }),
    unsaved: new Gauge({
      name: 'candor_document_edits_unsaved',
      help: 'Edits that wait to be stored.',
      registers,
    }),
    stored: new Histogram({
      name: 'candor_edit_stored_seconds',
      help: 'From the moment this process heard an edit until the database had it.',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60],
      registers,
    }),
    editsRefused: new Counter({
      name: 'candor_document_edits_refused_total',
      help: 'Edits under a client id of another seat: forged, or handed in while their author is here.',
      labelNames: ['why'],
      registers,
    }),
  };
}

function roomMetrics(registers: Registry[]) {
  return {
    sessions: new Gauge({
      name: 'candor_sessions_active',
      help: 'Sessions that were started and have not ended, of all nodes.',
      registers,
    }),
    rooms: new Gauge({
      name: 'candor_rooms_open',
      help: 'Sessions with somebody in their room, on this node.',
      registers,
    }),
    sockets: new Gauge({
      name: 'candor_sockets',
      help: 'Open sockets by kind.',
      labelNames: ['kind'],
      registers,
    }),
    events: new Counter({
      name: 'candor_room_events_total',
      help: 'Events journaled, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    hookBacklog: new Gauge({
      name: 'candor_webhooks_waiting',
      help: 'Webhook deliveries that wait, of all nodes.',
      registers,
    }),
    hookDeliveries: new Counter({
      name: 'candor_webhook_tries_total',
      help: 'Tries to deliver a webhook by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    aiCalls: new Counter({
      name: 'candor_ai_calls_total',
      help: 'Calls of the language model by outcome.',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    aiTokens: new Counter({
      name: 'candor_ai_tokens_total',
      help: 'Tokens that the language model read and wrote.',
      labelNames: ['task', 'direction'],
      registers,
    }),
    aiCost: new Counter({
      name: 'candor_ai_cost_total',
      help: 'What calls of the language model cost, by the prices of the settings; calls without a price are not in it.',
      labelNames: ['task', 'currency'],
      registers,
    }),
  };
}

/** Rejects when `ask` throws, or has not answered after `ms`; it goes on then. */
function within(ms: number, ask: () => unknown): Promise<unknown> {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), ms).unref();
  });
  return Promise.race([(async () => ask())(), late]);
}
