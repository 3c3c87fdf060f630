// A question that is being published when its server is killed: the next one takes it up, and publishes it once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { until } from '../../support/browser.ts';
import { type Candor, startCandor } from '../../support/candor.ts';
import { newDraft } from '../http/targets.ts';

let candor: Candor;
beforeAll(async () => {
  candor = await startCandor();
}, 240_000);
afterAll(async () => {
  await candor?.close();
});

test('kill -9 in the middle of a check', async () => {
  const made = await candor.call('POST', '/api/questions', newDraft());
  const { id } = operations.createQuestion.response.parse(made.body);
  const state = async () =>
    operations.questionState.response.parse((await candor.call('GET', `/api/questions/${id}/state`)).body);
  expect((await candor.call('POST', `/api/questions/${id}/publish`)).status).toBe(202);
  await candor.kill();
  await candor.restart();
  await until(async () => (await state()).state !== 'checking', 'the check has ended', 200_000);
  expect(await state()).toMatchObject({ state: 'published', version: 1, report: { ok: true } });
}, 400_000);
