// Every package that Candor ships or runs with has a licence that allows it. Reads what is installed, not what a registry says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
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
// Built into the web app, though package.json lists them as tools.
const SHIPPED = [
  'svelte',
  'monaco-editor',
  '@xterm/xterm',
  '@xterm/addon-fit',
  'socket.io-client',
  'y-monaco',
].concat([
  'y-websocket',
  'y-indexeddb',
  'marked',
  'dompurify',
  'uplot',
  'monaco-vim',
  '@simplewebauthn/browser',
]);

interface Locked {
  dev?: boolean;
  optional?: boolean;
}

/** An SPDX expression: one side of an OR is enough, both of an AND are needed. */
function allowed(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((side) => side.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}

function licenceOf(path: string): string {
  const manifest: { license?: string | { type: string }; licenses?: { type: string }[] } = JSON.parse(
    readFileSync(join(root, path, 'package.json'), 'utf8'),
  );
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none';
}

test('every dependency has a licence of the list', () => {
  const lock: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const production = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path]) => path);
  const paths = [...production, ...SHIPPED.map((name) => `node_modules/${name}`)];
  const installed = paths.filter((path) => existsSync(join(root, path, 'package.json'))); // others' systems need the rest
  expect(installed.length).toBeGreaterThan(100);
  const refused = installed
    .map((path) => `${path}: ${licenceOf(path)}`)
    .filter((line) => !allowed(line.slice(line.indexOf(': ') + 2)));
  expect(refused).toEqual([]);
});
