// npm ends without telling the script that it has started: the script notices, and takes its own children with it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'vitest';

const setup = join(import.meta.dirname, '../../setup');
const BODY = `import { handOver } from ${JSON.stringify(join(setup, 'programs.mjs'))};
  import { script } from ${JSON.stringify(join(setup, 'say.mjs'))};
  await script(() => handOver('sh', ['-c', 'echo started $$; exec sleep 1000']));`;

test('a script whose npm was killed ends what it runs', async () => {
  // The shell stands for npm; it does not hand its place to Node, as another command follows.
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$BODY"; true'], {
    env: { ...process.env, NODE: process.execPath, BODY, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    shell.once('exit', () => reject(new Error(`ended early: ${printed}`)));
    shell.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (/started \d+/.test(printed)) resolve();
    });
  });
  const silent = new Promise<void>((resolve) => shell.stdout.once('close', () => resolve()));
  shell.kill('SIGKILL');
  await silent; // the last one that could print has ended; a limit is set by the test's own
});
