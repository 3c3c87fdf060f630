// The checks that need no server: types, style, format. One after the other; the first that fails ends it.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { at } from './paths.mjs';
import { handOver } from './programs.mjs';
import { say, seconds } from './say.mjs';

const STEP_LIMIT_MS = 600_000;

const tool = (name, script, ...args) => ({ name, args: [at('node_modules', script), ...args] });

export const TYPES = [
  tool('types', 'typescript/bin/tsc', '-p', '.'),
  tool(
    'web types',
    'svelte-check/bin/svelte-check',
    '--tsconfig',
    'web/tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ),
];
export const LINT = [tool('lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings')];
export const FORMAT = [tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')];

/** The exit code of the first step that fails, else 0. */
export async function runSteps(steps) {
  for (const { name, args } of steps) {
    if (name === 'web types' && !existsSync(at('web', 'tsconfig.json'))) continue;
    const start = Date.now();
    const code = await handOver(process.execPath, args, { limitMs: STEP_LIMIT_MS });
    say(`${name}: ${code === 0 ? 'good' : 'FAILED'} (${seconds(Date.now() - start)})`);
    if (code !== 0) return code;
  }
  return 0;
}
