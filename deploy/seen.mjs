// Whether the stack's own Prometheus sees every process and has its figures. Asks it alone; changes nothing.
import { Trouble, say } from '../setup/say.mjs';
import { until } from './walk.mjs';

const FIGURES = ['candor_sessions_active', 'candor_warm_slots_ready', 'candor_edit_stored_seconds_count'];

async function ask(url, path) {
  const answer = await fetch(`${url}/api/v1/${path}`, { signal: AbortSignal.timeout(10_000) });
  const { status, data, error } = await answer.json();
  if (status !== 'success') throw new Trouble(`Prometheus, ${path}: ${error}`);
  return data;
}

/** `expected`: processes by job. Waits until all are scraped; throws when a rule is wrong or a figure is missing. */
export async function seen(url, expected) {
  const jobs = Object.keys(expected);
  const counts = async () => {
    const { activeTargets } = await ask(url, 'targets?state=active');
    const well = activeTargets.filter(({ health }) => health === 'up').map(({ labels }) => labels.job);
    return jobs.map((job) => well.filter((one) => one === job).length);
  };
  const all = Object.values(expected).join();
  await until(`Prometheus scrapes ${all} processes`, async () => (await counts()).join() === all);
  for (const figure of FIGURES)
    await until(`Prometheus has ${figure}`, async () => {
      const { result } = await ask(url, `query?query=${figure}`);
      return result.length > 0;
    });
  const { groups } = await ask(url, 'rules');
  const rules = groups.flatMap((group) => group.rules);
  if (rules.length === 0) throw new Trouble('Prometheus has no alerts');
  say(
    `Prometheus scrapes ${jobs.map((job) => `${expected[job]} of ${job}`).join(', ')}; ${rules.length} alerts`,
  );
}
