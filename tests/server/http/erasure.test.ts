// One candidate is erased everywhere: nothing of the name is left in any table, and the certificate can be checked.
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { tablesWith } from './words-in-tables.ts';

let host: Host;
const data = mkdtempSync(join(tmpdir(), 'candor-erasure-'));
beforeAll(async () => {
  host = await openHost({ DATA_DIR: data });
});
afterAll(async () => {
  await host?.close();
  rmSync(data, { recursive: true, force: true });
});

const name = 'Zebedee Unmistakable';

test('what is erased is in no table any more, and everybody else is', async () => {
  const hook = { url: 'http://127.0.0.1:9/hook', events: ['session.started', 'session.ended'] };
  await host.call('POST', '/api/webhooks', hook);
  const ask = { candidateName: name, difficulty: 'easy', totalQuestions: 1, metadata: { of: name } };
  const repeated = { 'idempotency-key': 'once' };
  const started = bodyOf(
    operations.startSession,
    await host.call('POST', '/api/test/start-session', ask, adminKey, repeated),
  );
  const path = `/api/sessions/${started.sessionId}`;
  await host.call('POST', `${path}/seats`, { role: 'candidate', name });
  await host.call('PATCH', path, { metadata: { again: name } });
  const mark = { mark: 3, note: name };
  const marks = { problemSolving: mark, codeQuality: mark, communication: mark, testing: mark };
  const { token } = started.seats.interviewer;
  expect((await host.call('PUT', `${path}/scorecards`, { card: marks }, token)).status).toBe(200);
  await host.start({ candidateName: name });
  const other = await host.start({ candidateName: `${name} Junior` });

  const done = bodyOf(
    operations.eraseCandidate,
    await host.call('POST', '/api/erasures', { candidateName: name }),
  );
  const { certificate, text, signature, publicKey } = done;
  expect(JSON.parse(text)).toEqual(certificate);
  expect(certificate).toMatchObject({ organisation: 'org_default', by: 'bootstrap' });
  expect(certificate.erased).toMatchObject({ sessions: 2, seats: 7, scorecards: 1, idempotency: 1 });
  expect(Object.values(certificate.left).every((n) => n === 0)).toBe(true);
  expect(text).not.toContain(name);
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(publicKey, 'base64'),
  ]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))).toBe(true);
  expect(verify(null, Buffer.from(`${text} `), key, Buffer.from(signature, 'base64'))).toBe(false);

  const audit = bodyOf(operations.listAudit, await host.call('GET', '/api/audit?action=candidate.erased'));
  expect(audit.entries).toMatchObject([{ subject: certificate.id, detail: { sessions: 2 } }]);
  const again = await host.call('POST', '/api/erasures', { candidateName: name });
  expect([again.status, codeOf(again)]).toEqual([404, 'not_found']);
  expect((await host.call('GET', `/api/sessions/${other.sessionId}`)).status).toBe(200);
  await host.call('DELETE', `/api/sessions/${other.sessionId}`);
  await host.close();

  expect(await tablesWith(data, name)).toEqual([]);
});
