// Where webhooks may not go, and receivers that misbehave: no answer, too much of it, nobody there.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublic } from '../../../server/hooks/address.ts';
import { createDeliver } from '../../../server/hooks/deliver.ts';
import { operations } from '../../../shared/api/operations.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { openReceiver, type Receiver } from './receiver.ts';

let candor: TestCandor;
let receiver: Receiver;
beforeAll(async () => {
  candor = await startServer();
  receiver = await openReceiver();
});
afterAll(async () => {
  await candor?.close();
  await receiver?.close();
});

test('public addresses are told from all others', () => {
  for (const open of ['8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111'])
    expect(isPublic(open), open).toBe(true);
  const closed =
    '127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 ' +
    '::1 :: fe80::1 fd00:ec2::254 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::a00:1 2002:a00:1:: 2001:db8::1 localhost';
  for (const one of closed.split(' ')) expect(isPublic(one), one).toBe(false);
});

test('a private address is refused when it is given, in whatever form', async () => {
  const hosts =
    '127.0.0.1 0x7f.1 2130706433 10.0.0.1 169.254.169.254 [::1] [::ffff:127.0.0.1] [fd00:ec2::254]';
  for (const host of hosts.split(' ')) {
    const answer = await candor.api('/api/webhooks', { url: `http://${host}:${receiver.port}/x` });
    expect([answer.status, answer.body['field']], host).toEqual([400, 'url']);
  }
  for (const url of ['ftp://example.com/', 'http://user:pw@example.com/', 'example.com', 'javascript:1'])
    expect((await candor.api('/api/webhooks', { url })).status, url).toBe(400);
});

test('a name that leads to a private address is refused when something is sent', async () => {
  const made = await candor.api('/api/webhooks', { url: `http://localhost:${receiver.port}/name` });
  const { webhook, secret } = operations.createWebhook.response.parse(made.body);
  receiver.secrets.set('/name', secret);
  await candor.api(`/api/webhooks/${webhook.id}/test`, undefined, { method: 'POST' });
  const log = async () => JSON.stringify((await candor.api(`/api/webhooks/${webhook.id}/deliveries`)).body);
  await expect.poll(log, { timeout: 60_000 }).toContain('leads to a private address');
  expect([receiver.asked(), receiver.forged]).toEqual([0, []]);
});

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const delivery = (url: string) => ({
  id: 'msg_1',
  webhook: 'hook_1',
  tries: 1,
  createdAt: 0,
  url,
  secret,
  oldSecret: null,
  alive: true,
  payload: { type: 'webhook.test', timestamp: '2030-01-01T00:00:00.000Z', data: {} },
});
const never = new AbortController().signal;
const open = { allowPrivate: true, now: Date.now };

test('an address is refused at the connection too, whatever was stored', async () => {
  const send = createDeliver({ allowPrivate: false, timeoutMs: 60_000, now: Date.now });
  for (const host of ['127.0.0.1', 'localhost'])
    expect(await send(delivery(`http://${host}:${receiver.port}/`), never)).toEqual({
      error: expect.stringContaining('private address'),
    });
});

test('no answer, an answer without end, nobody there, a stored address that is none', async () => {
  receiver.secrets.set('/odd', secret);
  receiver.reacts(() => 'silence');
  const impatient = createDeliver({ ...open, timeoutMs: 300 });
  expect(await impatient(delivery(receiver.url('/odd')), never)).toEqual({ error: 'no answer within 0.3 s' });
  receiver.reacts(() => 'flood');
  const send = createDeliver({ ...open, timeoutMs: 60_000 });
  expect(await send(delivery(receiver.url('/odd')), never)).toEqual({ status: 200 });
  receiver.reacts(() => 'cut');
  expect(await send(delivery(receiver.url('/odd')), never)).toHaveProperty('error');
  expect(await send(delivery('http://127.0.0.1:9/'), never)).toHaveProperty('error');
  expect(await send(delivery('nonsense'), never)).toHaveProperty('error');
  expect(receiver.forged).toEqual([]);
});
