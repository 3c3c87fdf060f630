// Every package that Candor ships or runs with has a licence that allows it. Reads what is installed, not what a registry says.
import { expect, test } from 'vitest';
import { licences } from '../setup/licences.mjs';

const ALLOWED = new Set(
  [
    'MIT',
    'MIT-0',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'ISC',
    'MPL-2.0',
    '0BSD',
    'BlueOak-1.0.0',
  ].concat(['CC0-1.0', 'CC-BY-4.0', 'PostgreSQL', 'Python-2.0', 'Unlicense', 'Zlib', 'W3C-20150513']),
);

/** An SPDX expression: one side of an OR is enough, both of an AND are needed. */
function allowed(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((side) => side.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}

test('every dependency has a licence of the list', () => {
  const all = licences();
  expect(all.length).toBeGreaterThan(100);
  const refused = all.filter(({ licence }) => !allowed(licence));
  expect(refused.map(({ path, licence }) => `${path}: ${licence}`)).toEqual([]);
});
