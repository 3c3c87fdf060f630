// What is seen of the server from outside: its figures, its traces, and a port for machines. Changes nothing it watches.
import type { Sandbox } from '../../sandbox/job.ts';
import type { Config } from '../config.ts';
import { countedJournal, countedSandbox } from './counted.ts';
import { watchSandbox } from './gauges.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openOwnPort, type OwnPort } from './own-port.ts';
import type { Stores } from '../stores.ts';
import { tracedJournal, tracedSandbox } from './traced.ts';
import { openTraces, type Traces } from './traces.ts';

type Journal = Stores['journal'];

export interface Watching {
  metrics: Metrics;
  traces: Traces | null; // null: nobody collects them
  /** The sandbox that rooms and callers ask. */
  asked(sandbox: Sandbox): Sandbox;
  /** The sandbox of this process, whoever asks it. */
  local(sandbox: Sandbox): Sandbox;
  journal(journal: Journal): Journal;
  /** Null where no port of its own is wanted. */
  openPort(healthy: () => Promise<boolean>): Promise<OwnPort | null>;
  close(): Promise<void>;
}

const CLOSE_MS = 1_000;

export function openWatching(config: Config): Watching {
  const metrics = createMetrics();
  const { tracesEndpoint, metricsPort, role } = config;
  const traces = tracesEndpoint === null ? null : openTraces(tracesEndpoint, `candor-${role}`);
  return {
    metrics,
    traces,
    asked(sandbox) {
      watchSandbox(sandbox, metrics, 'waiting');
      return traces ? tracedSandbox(sandbox, traces, 'run') : sandbox;
    },
    local(sandbox) {
      watchSandbox(sandbox, metrics, 'warm');
      const counted = countedSandbox(sandbox, metrics);
      return traces ? tracedSandbox(counted, traces, 'sandbox') : counted;
    },
    journal(journal) {
      const counted = countedJournal(journal, metrics);
      return traces ? tracedJournal(counted, traces) : counted;
    },
    openPort: async (healthy) =>
      metricsPort === null ? null : await openOwnPort(metricsPort, { metrics, healthy }),
    close: async () => await traces?.close(CLOSE_MS),
  };
}
