// Takes webhooks, verifies their signatures and prints each event once.
//   WEBHOOK_SECRET=whsec_… PORT=4000 node examples/webhook-receiver.ts
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env['WEBHOOK_SECRET'] ?? '');
const seen = new Set<string>(); // a real receiver keeps them in its database

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await request.toArray()).toString();
  const header = (name: string) => String(request.headers[name] ?? '');
  const id = header('webhook-id');
  try {
    // Throws when the body, the id or the time is not what Candor signed.
    webhook.verify(body, {
      'webhook-id': id,
      'webhook-timestamp': header('webhook-timestamp'),
      'webhook-signature': header('webhook-signature'),
    });
  } catch {
    response.writeHead(401).end();
    return;
  }
  // At least once means: sometimes twice.
  if (!seen.has(id)) console.log(body);
  seen.add(id);
  response.writeHead(204).end();
}

const server = createServer((request, response) => {
  take(request, response).catch(() => response.destroy()); // the sender went away in between
});
server.listen(Number(process.env['PORT'] ?? 4000), () => console.log('waiting for webhooks'));
