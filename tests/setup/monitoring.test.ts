// The alerts and the dashboard ask for nothing that /metrics does not have, and the dashboard shows all that is ours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMetrics } from '../../server/watching/metrics.ts';

const folder = join(import.meta.dirname, '../../deploy/monitoring');
const known = new Set(
  (await createMetrics().text()).match(/^# TYPE \S+/gm)?.map((line) => line.slice('# TYPE '.length)),
);
/** The metrics that a file asks for, without what a histogram adds to their names. */
function askedIn(file: string): Set<string> {
  const asked = readFileSync(join(folder, file), 'utf8').match(/\bcandor_\w+/g) ?? [];
  return new Set(asked.map((name) => (known.has(name) ? name : name.replace(/_(bucket|count|sum)$/, ''))));
}

test.each(['alerts.yaml', 'grafana.json'])('every name in %s is one of ours', (file) => {
  const asked = [...askedIn(file)];
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
});

test('the dashboard shows every figure of ours, and what matters of the process', () => {
  const ofNode = /^candor_(nodejs|process)_/;
  const ours = [...known].filter((name) => !ofNode.test(name));
  const process = ['eventloop_lag_p99_seconds', 'resident_memory_bytes', 'cpu_seconds_total'];
  const asked = askedIn('grafana.json');
  expect(ours.filter((name) => !asked.has(name))).toEqual([]);
  expect([...asked].filter((name) => ofNode.test(name))).toHaveLength(process.length);
});
