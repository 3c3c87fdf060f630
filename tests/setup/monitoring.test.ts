// The alerts and the dashboard ask for nothing that /metrics does not have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMetrics } from '../../server/watching/metrics.ts';

const folder = join(import.meta.dirname, '../../deploy/monitoring');

test.each(['alerts.yaml', 'grafana.json'])('every name in %s is one of ours', async (file) => {
  const told = await createMetrics().text();
  const known = new Set(told.match(/^# TYPE \S+/gm)?.map((line) => line.slice('# TYPE '.length)));
  const asked = new Set(readFileSync(join(folder, file), 'utf8').match(/\bcandor_\w+/g));
  expect(asked.size).toBeGreaterThan(4);
  const bare = [...asked].map((name) => (known.has(name) ? name : name.replace(/_(bucket|count|sum)$/, '')));
  expect(bare.filter((name) => !known.has(name))).toEqual([]);
});
