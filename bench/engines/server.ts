// Candor's server for the benchmark: embedded, with a key that may run as often as it likes. Told by IPC.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { imageTag } from '../../sandbox/image/context.mjs';
import type { Sandbox } from '../../sandbox/job.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { startApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';

const cpus = Number(process.argv[2]);
const log = createLog('error');
const folder = mkdtempSync(join(tmpdir(), 'candor-bench-server-'));
const admin = 'ck_for_the_benchmark_only_0123456789abcdef';
const config = readConfig({
  ...process.env,
  PORT: '0',
  DATA_DIR: folder,
  API_KEY: admin,
  LOG_LEVEL: 'error',
});
if ('mistakes' in config) throw new Error(config.mistakes.join('\n'));
const real = createSandbox({
  docker: { host: config.dockerHost ?? 'unix:///var/run/docker.sock' },
  image: config.sandbox.image ?? imageTag(),
  runtime: config.sandbox.runtime,
  log,
});
/** As the peers run: without a limit below a whole core. */
const sandbox: Sandbox = {
  ...real,
  run: (job, options) => real.run({ ...job, limits: { ...job.limits, cpus } }, options),
};
const app = await startApp(config, { sandbox, log });
const made = await fetch(`http://127.0.0.1:${app.port}/api/keys`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-api-key': admin },
  body: JSON.stringify({ name: 'bench', scopes: ['execute'], limits: { execution: 100_000 } }),
});
const { secret } = z.object({ secret: z.string() }).parse(await made.json());
process.send?.({ port: app.port, key: secret });
process.once('disconnect', () => {
  void app.close().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
