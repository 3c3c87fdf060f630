// Every part of an installation breaks in turn while interviews go on. Nothing acknowledged is lost, no run hangs, every
// webhook arrives, no container stays. Takes some minutes; run on purpose: CANDOR_CHAOS=1 npm test -- tests/chaos/faults
import { Console } from 'node:console';
import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get } from '../../setup/docker.mjs';
import { ownerLabel } from '../../sandbox/spec.ts';
import { until } from '../support/browser.ts';
import { faults } from './faults.ts';
import { openInterviews } from './interviews.ts';
import { startWorld, type World } from './world.ts';

const ROOMS = 3;
const BEFORE_MS = 4_000; // of work, before it breaks
const AFTER_MS = 3_000;

let world: World;
const table: Record<string, string | number>[] = [];
beforeAll(async () => {
  world = await startWorld();
}, 300_000);
afterAll(async () => {
  await world?.close();
  new Console(process.stdout).table(table);
}, 120_000);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test.each(faults.map((fault, i) => ({ ...fault, i })))(
  '$name',
  async ({ name, unfit, befall, i }) => {
    const why = unfit?.(world) ?? null;
    if (why !== null) {
      table.push({ fault: name, edits: `not tried: ${why}` });
      return;
    }
    const interviews = await openInterviews(world, ROOMS, i + 1);
    await pause(BEFORE_MS);
    await befall(world);
    await pause(AFTER_MS);
    const count = await interviews.end();
    table.push({ fault: name, ...count });
    expect(count).toMatchObject({ lost: 0, hanging: 0, untold: 0 });
    expect(count.edits).toBeGreaterThan(20);
    expect(count.runs).toBeGreaterThan(0);
  },
  600_000,
);

test('no container stays when the runner has gone', async () => {
  await world.runner.close();
  const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  const filters = encodeURIComponent(JSON.stringify({ label: [ownerLabel] }));
  // Others may have containers on this engine.
  const ours = world.runner.pids().map((pid) => `${hostname()}/${pid}/`);
  const left = async () => {
    const found: { Labels: Record<string, string> }[] = await get(
      host,
      `/containers/json?all=true&filters=${filters}`,
    );
    return found.filter(({ Labels }) => ours.some((own) => Labels[ownerLabel]?.startsWith(own))).length;
  };
  await until(async () => (await left()) === 0, 'no container is left', 60_000);
  table.push({ fault: 'containers left', edits: await left() });
}, 120_000);
