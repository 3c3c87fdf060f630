// `npm run bench -- NAME`: runs the benchmarks whose file begins with NAME; without a name, lists them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { findEngine } from './engine.mjs';
import { ensureImage } from './image.mjs';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { at } from './paths.mjs';
import { handOver } from './programs.mjs';
import { Trouble, say, script } from './say.mjs';

const FOLDER = at('bench');

/** The first line's comment of a benchmark, which says what it measures. */
function about(file) {
  return readFileSync(at('bench', file), 'utf8')
    .split('\n', 1)[0]
    .replace(/^\/\/\s*/, '');
}

await script(async () => {
  await ensureNode();
  const files = existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((file) => /\.(mjs|ts)$/.test(file))
        .sort()
    : [];
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined) {
    say('npm run bench -- NAME, one of:');
    for (const file of files) say(`  ${file.replace(/\.(mjs|ts)$/, '').padEnd(16)} ${about(file)}`);
    return 0;
  }
  const chosen = files.filter((file) => file.startsWith(name));
  if (chosen.length === 0) throw new Trouble(`no benchmark begins with "${name}"; npm run bench lists them`);
  await ensurePackages();
  const { host } = await findEngine();
  if (host !== null) {
    process.env.DOCKER_HOST = host;
    await ensureImage(host);
  }
  for (const file of chosen) {
    const code = await handOver(process.execPath, [at('bench', file), ...rest]);
    if (code !== 0) return code;
  }
  return 0;
});
