// `node deploy/check-monitoring.mjs METRICS-URL [RUNNER'S METRICS-URL]`: a real Prometheus (from the PATH) scrapes running
// processes, evaluates every alert, and answers every question of the dashboard. Says which have no data. Changes nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { at } from '../setup/paths.mjs';
import { quietly } from '../setup/programs.mjs';
import { Trouble, say, script } from '../setup/say.mjs';

const PORT = process.env.PROMETHEUS_PORT ?? '19090';
const SCRAPES_MS = 15_000; // of one a second: rates need several
const READY_MS = 60_000;
const alerts = at('deploy', 'monitoring', 'alerts.yaml');
const dashboard = at('deploy', 'monitoring', 'grafana.json');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function job(name, url) {
  const { host, pathname } = new URL(url);
  return { job_name: name, metrics_path: pathname, static_configs: [{ targets: [host] }] };
}

async function ask(path) {
  const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, { signal: AbortSignal.timeout(10_000) });
  const { status, data, error } = await answer.json();
  if (status !== 'success') throw new Trouble(`${decodeURIComponent(path)}: ${error}`);
  return data;
}

async function ready(prometheus) {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/-/ready`).catch(() => null);
    if (answer?.ok) return;
    if (prometheus.exitCode !== null || Date.now() > deadline) throw new Trouble('Prometheus does not start');
    await pause(200);
  }
}

/** Every "expr" of a dashboard, wherever it stands. */
function* questions(value) {
  if (typeof value?.expr === 'string') yield value.expr;
  if (value !== null && typeof value === 'object')
    for (const inner of Object.values(value)) yield* questions(inner);
}

async function check() {
  const { groups } = await ask('/api/v1/rules');
  const rules = groups.flatMap((group) => group.rules);
  const wrong = rules.filter(({ health }) => health !== 'ok');
  if (rules.length === 0 || wrong.length > 0)
    throw new Trouble(`alerts: ${wrong.map(({ name, lastError }) => `${name}: ${lastError}`).join('; ')}`);
  say(
    `${rules.length} alerts evaluated; ${rules.filter(({ state }) => state !== 'inactive').length} not quiet`,
  );
  const all = [...questions(JSON.parse(readFileSync(dashboard, 'utf8')))];
  const empty = [];
  for (const expr of all) {
    const { result } = await ask(
      `/api/v1/query?query=${encodeURIComponent(expr.replaceAll('$__rate_interval', '1m'))}`,
    );
    if (result.length === 0) empty.push(expr);
  }
  say(
    `${all.length} questions of the dashboard answered, ${empty.length} without data${empty.length ? ':' : ''}`,
  );
  for (const expr of empty) say(`  ${expr}`);
}

await script(async () => {
  const [web, runner] = process.argv.slice(2);
  if (web === undefined) throw new Trouble('give the address of /metrics of a running web process');
  await quietly('alerts', 'promtool', ['check', 'rules', alerts]);
  const folder = mkdtempSync(join(tmpdir(), 'candor-prometheus-'));
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '2s' },
    rule_files: [alerts],
    scrape_configs: [job('candor', web), job('candor-runner', runner ?? web)],
  };
  writeFileSync(join(folder, 'prometheus.yaml'), JSON.stringify(config)); // JSON is YAML
  const args = [`--config.file=${folder}/prometheus.yaml`, `--storage.tsdb.path=${folder}/data`];
  const prometheus = spawn('prometheus', [...args, `--web.listen-address=127.0.0.1:${PORT}`], {
    stdio: 'ignore',
  });
  const ended = once(prometheus, 'exit');
  try {
    await ready(prometheus);
    await pause(SCRAPES_MS);
    await check();
  } finally {
    prometheus.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});
