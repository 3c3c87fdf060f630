// The example receiver prints what a real server sends it, and takes nothing that is not signed.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { until } from '../../support/browser.ts';
import { startServer } from '../../support/server.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('it prints an event once, and refuses the unsigned', async () => {
  const candor = await startServer({ env: { WEBHOOKS_ALLOW_PRIVATE: 'true', WEBHOOKS_RETRY_MS: '100' } });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const made = await candor.api('/api/webhooks', { url });
  const { webhook, secret } = operations.createWebhook.response.parse(made.body);
  const env = { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) };
  const child = spawn(process.execPath, ['examples/webhook-receiver.ts'], { env });
  try {
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await until(() => printed.includes('waiting'), 'it listens', 60_000);
    const here = `/api/webhooks/${webhook.id}`;
    const sent = await candor.api(`${here}/test`, undefined, { method: 'POST' });
    const { id } = operations.testWebhook.response.parse(sent.body);
    const state = async () => {
      const log = await candor.api(`${here}/deliveries`);
      return operations.listDeliveries.response
        .parse(log.body)
        .deliveries.map((row) => [row.state, row.tries]);
    };
    await expect.poll(state, { timeout: 60_000 }).toEqual([['delivered', 1]]);
    await candor.api(`${here}/deliveries/${id}/redeliver`, undefined, { method: 'POST' });
    await expect.poll(state, { timeout: 60_000 }).toEqual([['delivered', 2]]);
    expect((await fetch(url, { method: 'POST', body: '{"type":"session.ended"}' })).status).toBe(401);
    await until(() => printed.includes('webhook.test'), 'it has printed the event');
    expect(printed.match(/"type"/g)).toHaveLength(1);
  } finally {
    child.kill('SIGKILL');
    await candor.close();
  }
}, 240_000);
