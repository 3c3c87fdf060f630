// What the sandbox image is built from: the Dockerfile, made from the language folders, and the files it copies.
// Plain JavaScript without packages, since the set-up reads it on any Node from 20 on. Builds nothing itself.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const imageFolder = dirname(fileURLToPath(import.meta.url));
const root = join(imageFolder, '../..');
const languagesFolder = join(imageFolder, '../languages');

function languageNames() {
  return readdirSync(languagesFolder)
    .filter((name) => existsSync(join(languagesFolder, name, 'toolchain.sh')))
    .sort();
}

function vendor(language) {
  const file = join(languagesFolder, language, 'vendor.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8').replaceAll('{arch}', process.arch)) : [];
}

/**
 * Everything that is copied into the build context: `source` is absolute (a file or a folder), `target` is relative.
 * Throws when something is missing, with its path.
 */
function contextFiles() {
  const files = readdirSync(imageFolder)
    .filter((name) => /\.[ch]$/.test(name) || name.endsWith('.sh'))
    .map((name) => ({ source: join(imageFolder, name), target: `supervisor/${name}` }));
  for (const language of languageNames()) {
    const folder = join(languagesFolder, language);
    for (const name of ['toolchain.sh', 'version.sh', 'image'])
      if (existsSync(join(folder, name)))
        files.push({ source: join(folder, name), target: `languages/${language}/${name}` });
    for (const { source, target } of vendor(language))
      files.push({ source: join(root, source), target: `languages/${language}/vendor/${target}` });
  }
  for (const { source } of files) if (!existsSync(source)) throw new Error(`missing: ${source}`);
  return files;
}

/** One layer for each toolchain, so that another language does not build all again; what changes often comes last. */
function dockerfile() {
  const names = languageNames();
  const toolchains = names.map((name) =>
    [
      ...(vendor(name).length > 0 ? [`COPY languages/${name}/vendor /opt/candor/${name}/vendor`] : []),
      `COPY languages/${name}/toolchain.sh /opt/candor/${name}/`,
      `RUN sh -e /opt/candor/${name}/toolchain.sh`,
    ].join('\n'),
  );
  const late = names
    .filter((name) => existsSync(join(languagesFolder, name, 'image')))
    .map((name) => {
      const setup = existsSync(join(languagesFolder, name, 'image/setup.sh'));
      return `COPY languages/${name}/image /opt/candor/${name}/${setup ? `\nRUN cd /opt/candor/${name} && sh -e setup.sh` : ''}`;
    });
  const versions = names.map((name) => `COPY languages/${name}/version.sh /opt/candor/${name}/`);
  return readFileSync(join(imageFolder, 'Dockerfile'), 'utf8')
    .replace('# {toolchains}', () => toolchains.join('\n'))
    .replace('# {languages}', () => [...late, ...versions].join('\n'));
}

/** Writes the whole build context, Dockerfile included, into an empty folder. */
export function writeContext(folder) {
  for (const { source, target } of contextFiles()) {
    mkdirSync(dirname(join(folder, target)), { recursive: true });
    cpSync(source, join(folder, target), { recursive: true, dereference: true });
  }
  writeFileSync(join(folder, 'Dockerfile'), dockerfile());
}

/** `candor-sandbox:<hash>`: changes with anything that goes in. Large vendored files count by name and size. */
export function imageTag() {
  const hash = createHash('sha256').update(dockerfile());
  const add = (source, target) => {
    const stat = lstatSync(source);
    if (stat.isDirectory())
      for (const name of readdirSync(source).sort()) add(join(source, name), `${target}/${name}`);
    else
      hash
        .update(`\0${target}\0${stat.size}\0`)
        .update(stat.size < 1_000_000 ? readFileSync(source) : relative(root, source));
  };
  for (const { source, target } of contextFiles()) add(source, target);
  return `candor-sandbox:${hash.digest('hex').slice(0, 12)}`;
}
