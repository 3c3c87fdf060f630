// Traces by OpenTelemetry: what took how long along a run, across processes. Holds names and numbers, never text of people.
// Uses no global of the library, so that several servers in one process (tests) do not meet.
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

export type Facts = Record<string, string | number | boolean>;

/** One piece of work that is being timed. */
export interface Piece {
  fact(facts: Facts): void;
  /** A moment inside of it. */
  moment(name: string, facts?: Facts): void;
  failed(error: unknown): void;
  end(): void;
  /** Does `work` as a part of this piece. */
  within<T>(work: () => T): T;
}

export interface Traces {
  /** A part of what is being done now, or the first of something new. Whoever begins it ends it. */
  begin(name: string, facts?: Facts): Piece;
  /** `work` as one piece; ends with it. */
  span<T>(name: string, facts: Facts, work: (piece: Piece) => Promise<T>): Promise<T>;
  /** A better name for what is being done now, known late. */
  rename(name: string, facts: Facts): void;
  /** What is being done now, for another process: a W3C traceparent. */
  here(): string | undefined;
  /** Does `work` as a part of what another process does. */
  under<T>(traceparent: string | undefined, work: () => T): T;
  /** Sends what waits, for at most `ms`. */
  close(ms: number): Promise<void>;
}

const SEND_EVERY_MS = 2_000;
const SEND_MS = 5_000;
const QUEUE_MOST = 4_096; // spans; more are dropped: a lost collector costs no memory
const PARENT = 'traceparent';

/** `endpoint`: an OTLP/HTTP collector's address, to which /v1/traces is added. */
export function openTraces(endpoint: string, service: string): Traces {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: SEND_MS }), {
    scheduledDelayMillis: SEND_EVERY_MS,
    maxQueueSize: QUEUE_MOST,
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('candor');
  const current = new AsyncLocalStorage<Context>();
  const propagator = new W3CTraceContextPropagator();
  const now = (): Context => current.getStore() ?? ROOT_CONTEXT;

  const begin = (name: string, facts: Facts = {}): Piece => {
    const span = tracer.startSpan(name, { attributes: facts }, now());
    return pieceOf(span, (work) => current.run(trace.setSpan(now(), span), work));
  };
  return {
    begin,
    async span(name, facts, work) {
      const piece = begin(name, facts);
      try {
        return await piece.within(() => work(piece));
      } catch (error) {
        piece.failed(error);
        throw error;
      } finally {
        piece.end();
      }
    },
    rename: (name, facts) => void trace.getSpan(now())?.updateName(name).setAttributes(facts),
    here() {
      const carrier: Record<string, string> = {};
      propagator.inject(now(), carrier, defaultTextMapSetter);
      return carrier[PARENT];
    },
    under(traceparent, work) {
      if (traceparent === undefined) return work();
      return current.run(
        propagator.extract(ROOT_CONTEXT, { [PARENT]: traceparent }, defaultTextMapGetter),
        work,
      );
    },
    async close(ms) {
      const late = new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
      await Promise.race([provider.shutdown(), late]);
    },
  };
}

function pieceOf(span: Span, within: Piece['within']): Piece {
  return {
    within,
    fact: (facts) => void span.setAttributes(facts),
    moment: (name, facts) => void span.addEvent(name, facts),
    failed(error) {
      // The error's name alone: a message may quote what a person wrote.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
    },
    end: () => span.end(),
  };
}
