// Makes sure that a Node new enough to run TypeScript runs this script: brings one from npm when the machine's is older.
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import process from 'node:process';
import { state } from './paths.mjs';
import { handOver, quietly } from './programs.mjs';
import { Trouble, timed } from './say.mjs';

const NEEDED = [22, 18]; // the first that runs TypeScript as it is
const BROUGHT = 'node@24';

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The Node that npm brings, in .candor/node: for this process where the machine's is too old, and for programs in the sandbox. */
export async function bringNode(why) {
  const node = state('node', 'node_modules', 'node', 'bin', 'node');
  if (existsSync(node)) return node;
  const args = [
    'install',
    '--prefix',
    state('node'),
    '--no-audit',
    '--no-fund',
    '--ignore-scripts=false',
    BROUGHT,
  ];
  await timed(`${why}: fetching ${BROUGHT} from npm`, () =>
    quietly('node', 'npm', args, { cwd: dirname(state('node', 'x')), limitMs: 600_000 }),
  );
  if (!existsSync(node))
    throw new Trouble(`npm brought no Node to ${node}: install Node ${NEEDED.join('.')} or newer`);
  return node;
}

/** Returns when this process runs on a Node that is new enough; otherwise runs the script again on one, and exits as it did. */
export async function ensureNode() {
  if (newEnough(process.versions.node)) {
    const own = dirname(process.execPath);
    if (process.env.PATH?.split(delimiter)[0] !== own)
      process.env.PATH = `${own}${delimiter}${process.env.PATH ?? ''}`;
    return;
  }
  const node = await bringNode(`Node ${process.versions.node} is older than ${NEEDED.join('.')}`);
  process.exit(await handOver(node, process.argv.slice(1), { cwd: process.cwd() }));
}
