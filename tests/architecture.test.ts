// Enforces the import table of the design by reading import lines. Knows what the folders may use, not what they do.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const NOT_SOURCE = new Set(['node_modules', 'dist', '.candor', '.git', 'public']);

function walk(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCE.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

const sources = ['shared', 'sandbox', 'server', 'web', 'migrations']
  .flatMap(walk)
  .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.d.ts'))
  // What runs inside of a sandbox container is not part of the program.
  .filter((path) => !/^sandbox\/languages\/[^/]+\/image\//.test(path));

interface Import {
  file: string;
  /** A path inside the repository, `node:…`, or a package's name. */
  target: string;
  typeOnly: boolean;
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function resolve(file: string, specifier: string): string {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('.')) return relative('.', normalize(join(dirname(file), plain)));
  if (plain.startsWith('node:') || builtinModules.includes(plain))
    return `node:${plain.replace('node:', '')}`;
  return packageOf(plain);
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const lines = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...lines].map((match) => ({
    file,
    target: resolve(file, match[2] ?? match[3] ?? ''),
    typeOnly: match[1] !== undefined,
  }));
}

const imports = sources.flatMap(importsOf);

const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const isPackage = (target: string): boolean => !target.includes('/') || target.startsWith('@');
const from = (folder: string): Import[] => imports.filter(({ file }) => inside(folder)(file));
const show = ({ file, target }: Import): string => `${file} imports ${target}`;

/** Folders of `server`, each with the other folders of `server` that it may use. */
const serverFolders: Record<string, { files?: string[]; types?: string[] }> = {
  'server/db': {},
  'server/ai': {},
  'server/docs': {},
  'server/rooms': { types: ['server/ai'] },
  'server/dispatch': {},
  'server/hooks': {},
};

/** Packages that one place alone may import. */
const onlyIn: Record<string, (file: string) => boolean> = {
  dockerode: (file) =>
    file === 'sandbox/box.ts' || inside('sandbox/image')(file) || file === 'sandbox/image.ts',
  kysely: (file) => inside('server/db')(file) || inside('migrations')(file),
  pg: inside('server/db'),
  '@electric-sql/pglite': inside('server/db'),
  openai: inside('server/ai'),
  bullmq: inside('server/dispatch'),
  standardwebhooks: inside('server/hooks'),
  // The handshake is one file, the open connection another.
  ws: (file) => ['server/docs/connection.ts', 'server/docs/upgrade.ts'].includes(file),
  'socket.io': (file) => ['server/rooms/gateway.ts', 'server/rooms/publish.ts'].includes(file),
  'openid-client': (file) => file === 'server/access/oidc.ts',
  '@simplewebauthn/server': (file) => file === 'server/access/passkeys.ts',
  '@simplewebauthn/browser': (file) => file === 'web/src/sign-in/passkeys.ts',
  '@modelcontextprotocol/sdk': inside('server/mcp'),
  koa: inside('server/http'),
  'koa-helmet': inside('server/http'),
  '@koa/router': inside('server/http'),
  '@koa/cors': inside('server/http'),
  yjs: (file) => inside('server/docs')(file) || inside('web')(file),
  'y-protocols': (file) => inside('server/docs')(file) || inside('web')(file),
};

describe('imports', () => {
  test('shared imports zod and itself, nothing else', () => {
    const bad = from('shared').filter(({ target }) => target !== 'zod' && !inside('shared')(target));
    expect(bad.map(show)).toEqual([]);
  });

  test('the sandbox has never heard of rooms, browsers, Redis or a database', () => {
    const packages = new Set(['dockerode', 'zod']);
    const allowed = (target: string): boolean =>
      inside('sandbox')(target) ||
      inside('shared')(target) ||
      target.startsWith('node:') ||
      packages.has(target);
    expect(
      from('sandbox')
        .filter(({ target }) => !allowed(target))
        .map(show),
    ).toEqual([]);
  });

  test('the web app shares only `shared` with the server', () => {
    const bad = from('web').filter(({ target }) => inside('server')(target) || inside('sandbox')(target));
    expect(bad.map(show)).toEqual([]);
  });

  test.each(Object.entries(serverFolders))('%s keeps to itself', (folder, { files = [], types = [] }) => {
    const foreign = from(folder).filter(({ target }) => inside('server')(target) && !inside(folder)(target));
    // A file right in `server` (errors, log) belongs to no module.
    const modules = foreign.filter(({ target }) => target.split('/').length > 2);
    const bad = modules.filter(
      ({ target, typeOnly }) =>
        !files.some((one) => inside(one)(target)) && !(typeOnly && types.some((one) => inside(one)(target))),
    );
    expect(bad.map(show)).toEqual([]);
  });

  test('rooms and documents never import each other, and HTTP does not reach into rooms', () => {
    const pairs = [
      ['server/rooms', 'server/docs'],
      ['server/docs', 'server/rooms'],
      ['server/rooms', 'server/http'],
      ['server/docs', 'server/http'],
      ['server/http', 'server/rooms'],
    ] as const;
    const bad = pairs.flatMap(([of, to]) => from(of).filter(({ target }) => inside(to)(target)));
    expect(bad.map(show)).toEqual([]);
  });

  test('outside of app.ts and dispatch the server knows the sandbox by type alone', () => {
    const values = from('server').filter(({ target, typeOnly }) => inside('sandbox')(target) && !typeOnly);
    // job.ts carries the two errors that a run can throw.
    const bad = values.filter(({ file, target }) => file !== 'server/app.ts' && target !== 'sandbox/job.ts');
    expect(bad.map(show)).toEqual([]);
  });

  test.each(Object.entries(onlyIn))('%s is imported in its one place', (name, allowed) => {
    const bad = imports.filter(
      ({ file, target, typeOnly }) => target === name && !typeOnly && !allowed(file),
    );
    expect(bad.map(show)).toEqual([]);
  });

  test('only main.ts imports app.ts', () => {
    const bad = imports.filter(({ file, target }) => target === 'server/app.ts' && file !== 'server/main.ts');
    expect(bad.map(show)).toEqual([]);
  });

  test('every package that the server uses is a dependency, not left to chance', () => {
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const used = imports.filter(
      ({ file, typeOnly, target }) => !inside('web')(file) && !typeOnly && isPackage(target),
    );
    const bad = used.filter(
      ({ target }) => !target.startsWith('node:') && !(target in manifest.dependencies),
    );
    expect(bad.map(show)).toEqual([]);
  });
});

test('the environment is read by the programs that are started, not by their parts', () => {
  const started = new Set(['server/main.ts', 'server/db/migrate-main.ts', 'web/vite.config.ts']);
  const readers = sources.filter((file) =>
    /^(?!\s*(\/\/|\*|\/\*)).*process\.env/m.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(readers.filter((file) => !started.has(file))).toEqual([]);
});

test('migrations have a number of their own each, and all of them are run', () => {
  const names = readdirSync(join(root, 'migrations')).filter((name) => /^\d/.test(name));
  expect(new Set(names.map((name) => name.slice(0, 3))).size).toBe(names.length);
  const list = readFileSync(join(root, 'server/db/migrate.ts'), 'utf8');
  const run = [...list.matchAll(/^ {2}'(\d{3}-[\w-]+)':/gm)].map(([, name]) => `${name}.ts`);
  expect(run).toEqual(names.toSorted());
});

test('every file begins by saying what it is', () => {
  const silent = sources.filter(
    (file) => !/^(\/\/|\/\*|<!--|<script[^>]*>\s*\/\/)/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(silent).toEqual([]);
});

test('hand-written files stay short (told, not asserted)', () => {
  const lengths = sources
    .filter((file) => !inside('web')(file))
    .map((file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b);
  process.stdout.write(
    `median file: ${String(lengths[lengths.length >> 1])} lines of ${String(lengths.length)} files (target 60)\n`,
  );
  expect(lengths.length).toBeGreaterThan(0);
});
