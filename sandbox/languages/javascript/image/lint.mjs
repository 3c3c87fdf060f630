// Runs oxlint over the files of its arguments and prints one line a finding: `path:line: rule: message`. Runs none of them.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const paths = process.argv.slice(2);
// Functions and classes of the top level may be what a question asks for: others call them.
const top =
  /^(?:export\s+)?(?:async\s+)?(?:function\s*\*?|class|(?:const|let|var)(?=\s+\w+\s*=\s*(?:async\b|function\b|\(|\w+\s*=>)))\s+(\w+)/gm;
const called = paths.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(top)].map(([, name]) => name));
const config = '/tmp/oxlint.json';
writeFileSync(
  config,
  JSON.stringify({
    plugins: ['typescript', 'oxc'],
    categories: { correctness: 'warn' },
    env: { builtin: true, es2026: true, node: true },
    rules: {
      // The types' compiler looks for these by itself.
      'no-undef': paths.some((path) => path.endsWith('.ts')) ? 'off' : 'warn',
      'no-unused-vars': ['warn', { varsIgnorePattern: `^(${[...called, '_.*'].join('|')})$` }],
    },
  }),
);
const options = ['-f', 'json', '-c', config, '--disable-nested-config', '--no-ignore', '--threads', '1'];
const oxlint = new URL('vendor/node_modules/oxlint/bin/oxlint', import.meta.url).pathname;
const ran = spawnSync(process.execPath, [oxlint, ...options, ...paths], {
  encoding: 'utf8',
  maxBuffer: 16_000_000,
});
process.stderr.write(ran.stderr);
for (const { filename, labels, code, message } of JSON.parse(ran.stdout).diagnostics)
  if (code)
    console.log(
      `${filename}:${labels[0]?.span.line ?? 1}: ${code.replace(/^eslint\((.*)\)$/, '$1')}: ${message}`,
    );
