// What the set-up reads before it installs: the npm packages that are there, and the machine's Debian mirror.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { debianMirror } from '../../setup/apt.mjs';
import { upToDate } from '../../setup/packages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'candor-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: unknown): void {
  const full = join(folder, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
}

test('packages are installed again when one is missing, older, or the last install was cut off', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/mac': { version: '1.0.0', optional: true },
  };
  write('package-lock.json', { packages: wanted });
  expect(upToDate(folder)).toBe(false); // nothing there, or npm was killed before it wrote its own list

  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  expect(upToDate(folder)).toBe(true); // what only another system needs is not missed

  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
  expect(upToDate(folder)).toBe(false);
});

test('the base image is made from the mirror that the machine uses itself', () => {
  const apt = (path: string): string => join(folder, path);
  expect(debianMirror(apt('nowhere'))).toBeNull();

  const old =
    'deb-src http://source.example/debian trixie main\n# deb http://off.example/debian trixie main\n';
  write('old/sources.list', `${old}deb [signed-by=/k.gpg] http://mirror.example/debian/ bookworm main\n`);
  expect(debianMirror(apt('old'))).toBe('http://mirror.example/debian');

  write('new/sources.list.d/a.list', 'deb https://packages.example/other stable main\n');
  write(
    'new/sources.list.d/debian.sources',
    'Types: deb\nURIs: http://new.example/debian-security\n\nTypes: deb\nURIs: http://new.example/debian\n',
  );
  expect(debianMirror(apt('new'))).toBe('http://new.example/debian');
});
