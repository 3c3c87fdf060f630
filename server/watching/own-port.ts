// A port of its own for machines inside: /metrics and /health, nothing that needs a key. Knows no other request.
import { createServer } from 'node:http';
import { listenOn } from '../listen-on.ts';
import type { Metrics } from './metrics.ts';

export interface OwnPort {
  port: number;
  close(): Promise<void>;
}

/** `port` 0: any free one. `healthy` answers within its own limit. Rejects when the port is taken. */
export async function openOwnPort(
  port: number,
  { metrics, healthy }: { metrics: Pick<Metrics, 'text' | 'contentType'>; healthy: () => Promise<boolean> },
): Promise<OwnPort> {
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, text: string): void => {
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
      response.end(text);
    };
    const path = request.url?.split('?', 1)[0];
    if (path === '/metrics')
      metrics.text().then(
        (text) => answer(200, metrics.contentType, text),
        () => answer(500, 'text/plain', 'the metrics cannot be read\n'),
      );
    else if (path === '/health')
      healthy().then(
        (well) => answer(well ? 200 : 503, 'application/json', `{"status":"${well ? 'ok' : 'degraded'}"}\n`),
        () => answer(503, 'application/json', '{"status":"degraded"}\n'),
      );
    else answer(404, 'text/plain', 'here are /metrics and /health\n');
  });
  const opened = await listenOn(server, port);
  return {
    port: opened,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
