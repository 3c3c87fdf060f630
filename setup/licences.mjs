// `node setup/licences.mjs`: every package that Candor ships or runs with, and its licence, as installed. Asks no registry.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { at } from './paths.mjs';

/** Built into the web app, though package.json lists them as tools. */
const SHIPPED = [
  'svelte',
  'monaco-editor',
  '@xterm/xterm',
  '@xterm/addon-fit',
  'socket.io-client',
  'y-monaco',
  'y-websocket',
  'y-indexeddb',
  'marked',
  'dompurify',
  'uplot',
  'monaco-vim',
  '@simplewebauthn/browser',
];

function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none';
}

/** By name. What other systems alone need is not installed, and not in it. */
export function licences() {
  const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  const needed = Object.entries(packages).flatMap(([path, { dev }]) => (path !== '' && !dev ? [path] : []));
  const all = [...needed, ...SHIPPED.map((name) => `node_modules/${name}`)];
  const found = all.flatMap((path) => {
    const file = at(path, 'package.json');
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    return [
      { path, name: String(manifest.name), version: String(manifest.version), licence: licenceOf(manifest) },
    ];
  });
  return found.toSorted((one, other) => one.name.localeCompare(other.name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const { name, version, licence } of licences())
    process.stdout.write(`${licence.padEnd(24)} ${name} ${version}\n`);
