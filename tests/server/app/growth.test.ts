// The growth of a bank's own solution, measured in the real sandbox by REST. How long it takes is nobody's promise here.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { growthSchema } from '../../../shared/api/code.ts';
import { startServer, type TestCandor } from '../../support/server.ts';

let candor: TestCandor;
beforeAll(async () => {
  candor = await startServer();
});
afterAll(async () => await candor?.close());

const code = 'def carousel(*args):\n    return len(args)\n';

test('a question’s generator makes larger and larger inputs', async () => {
  const { body: found } = await candor.api('/api/questions/carousel');
  const signature = z
    .object({ signature: z.object({ name: z.string() }) })
    .parse(found['question']).signature;
  const source = code.replace('carousel', signature.name);
  const ask = { code: source, language: 'python', questionId: 'carousel' };
  const { status, body } = await candor.api('/api/code/analyze', ask);
  expect(status).toBe(200);
  const points = growthSchema.parse(body['growth'])?.points ?? [];
  expect(points.length).toBeGreaterThan(1);
  expect(points.map(({ size }) => size)).toEqual(points.map(({ size }) => size).toSorted((a, b) => a - b));
});

test('without a question nothing is measured, and an unknown one is a mistake', async () => {
  const plain = await candor.api('/api/code/analyze', { code, language: 'python' });
  expect(plain.body['growth']).toBeNull();
  const unknown = await candor.api('/api/code/analyze', { code, language: 'python', questionId: 'none' });
  expect([unknown.status, unknown.body['field']]).toEqual([400, 'questionId']);
});
