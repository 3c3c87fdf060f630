// Asks one thing again and again, several at once, and tells how many got through and how long they took. Knows no API.
import { Agent, request } from 'node:http';

export interface Ask {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: string;
}
export interface Figures {
  perSecond: number;
  p50: number; // ms
  p99: number;
  failed: number;
}

const together = 8;
const warmMs = 1_500;

/** `next` makes each request. What answers other than 2xx counts as failed. */
export async function load(next: () => Ask, ms: number): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: together });
  const times: number[] = [];
  let failed = 0;
  const from = performance.now() + warmMs;
  const until = from + ms;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const start = performance.now();
      const status = await send(agent, next());
      const end = performance.now();
      if (start < from || end > until) continue;
      times.push(end - start);
      if (status >= 300) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { perSecond: (times.length * 1_000) / ms, p50: at(0.5), p99: at(0.99), failed };
}

function send(agent: Agent, { method, url, headers = {}, body }: Ask): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers, timeout: 30_000 }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.once('error', reject);
    asked.once('timeout', () => asked.destroy(new Error('no answer in 30 s')));
    asked.end(body);
  });
}
