// What is found out about a solution comes part by part: a slow part keeps no other from an asker, and is there for the next.
import { expect, test } from 'vitest';
import { createFindings } from '../../../server/evidence/findings.ts';
import type { Growth } from '../../../server/ai/growth.ts';
import type { Warning } from '../../../shared/evidence.ts';

const growth: Growth = { looks: 'linear', text: 'looks linear: 100 50 ms, 1k 500 ms', points: [] };
const unused: Warning = { file: null, line: 1, rule: 'UnusedImport', text: "'os' imported but unused" };
const ask = {
  questionId: 'photo-row',
  language: 'python' as const,
  source: 'import os',
  files: [],
  compiled: null,
};
const log = { warn: () => expect.unreachable('nothing goes wrong') };
const { signal } = new AbortController();

test('the linter is heard while growth takes too long, and growth is there for who asks later', async () => {
  const late = Promise.withResolvers<Growth>();
  const lint = () => Promise.resolve([unused]);
  const findings = createFindings({ measureGrowth: () => late.promise, lint, log, waitMs: 50 });
  expect(await findings.find(ask, signal)).toEqual({ growth: null, warnings: [unused] });
  late.resolve(growth);
  expect(await findings.find(ask, signal)).toEqual({ growth, warnings: [unused] });
  await findings.close();
});

test('growth and the compiler are heard while the linter takes too long', async () => {
  const never = new Promise<Warning[]>(() => undefined);
  const measureGrowth = () => Promise.resolve(growth);
  const findings = createFindings({ measureGrowth, lint: () => never, log, waitMs: 50 });
  const compiled = { ok: true, text: "main.cpp:2:7: warning: unused variable 'x' [-Wunused-variable]" };
  const warning = { file: null, line: 2, rule: 'unused-variable', text: "unused variable 'x'" };
  const found = await findings.find({ ...ask, language: 'cpp', compiled }, signal);
  expect(found).toEqual({ growth, warnings: [warning] });
  await findings.close();
});

test('who is gone is told so, and nobody else', async () => {
  const late = Promise.withResolvers<Warning[]>();
  const measureGrowth = () => Promise.resolve(growth);
  const findings = createFindings({ measureGrowth, lint: () => late.promise, log, waitMs: 60_000 });
  const gone = new AbortController();
  const [leaving, staying] = [findings.find(ask, gone.signal), findings.find(ask, signal)];
  gone.abort(new Error('gone'));
  await expect(leaving).rejects.toThrow('gone');
  late.resolve([unused]);
  expect(await staying).toEqual({ growth, warnings: [unused] });
  await findings.close();
});
