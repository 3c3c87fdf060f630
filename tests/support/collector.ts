// A server that takes what telemetry clients post (Sentry envelopes, OTLP traces) and keeps it for a test to read.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

export interface Collector {
  url: string;
  /** What came so far. */
  got: { path: string; text: string }[];
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const got: Collector['got'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      got.push({ path: request.url?.split('?', 1)[0] ?? '', text: text.toString() });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    got,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  service: string;
  facts: Record<string, unknown>;
}

/** The spans in what was posted as OTLP JSON. */
export function spansIn(collector: Collector): Span[] {
  interface Posted {
    resourceSpans: {
      resource: { attributes: Fact[] };
      scopeSpans: { spans: (Omit<Span, 'service' | 'facts'> & { attributes: Fact[] })[] }[];
    }[];
  }
  const posts: Posted[] = collector.got
    .filter(({ path }) => path === '/v1/traces')
    .map(({ text }) => JSON.parse(text));
  return posts
    .flatMap(({ resourceSpans }) => resourceSpans)
    .flatMap(({ resource, scopeSpans }) => {
      const service = String(factsOf(resource.attributes)['service.name']);
      return scopeSpans.flatMap(({ spans }) =>
        spans.map((span) => ({ ...span, service, facts: factsOf(span.attributes) })),
      );
    });
}

interface Fact {
  key: string;
  value: Record<string, unknown>;
}
const factsOf = (facts: Fact[]) =>
  Object.fromEntries(facts.map(({ key, value }) => [key, Object.values(value)[0]]));
