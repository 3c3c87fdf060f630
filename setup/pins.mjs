// Which images this installation was told to stand on, each by its content: deploy/images.env, written by deploy/pin.mjs.
// Compares what runs with it. Pulls and builds nothing.
import { existsSync, readFileSync } from 'node:fs';
import { get, image } from './docker.mjs';
import { at } from './paths.mjs';

export const PINS = at('deploy', 'images.env');
/** The variables of the compose file and of deploy/Dockerfile, with what they are where nothing is recorded. */
export const IMAGES = {
  NODE_IMAGE: 'node:24-trixie-slim',
  POSTGRES_IMAGE: 'postgres:17',
  REDIS_IMAGE: 'redis:7',
  CADDY_IMAGE: 'caddy:2',
  PROMETHEUS_IMAGE: 'prom/prometheus:v3',
};
const SERVICES = {
  postgres: 'POSTGRES_IMAGE',
  redis: 'REDIS_IMAGE',
  proxy: 'CADDY_IMAGE',
  prometheus: 'PROMETHEUS_IMAGE',
};
const BASE_LABEL = 'candor.base'; // what deploy/Dockerfile was built on
const SERVICE_LABEL = 'com.docker.compose.service';
const PROJECT_LABEL = 'com.docker.compose.project';

/** Null when nothing was recorded; else by variable. */
export function readPins(file = PINS) {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z_]+)=(\S+)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}

/** The running containers of compose projects that are ours. */
async function ours(host) {
  const all = (await get(host, '/containers/json')) ?? [];
  const project = ({ Labels }) => Labels?.[PROJECT_LABEL];
  const projects = new Set(all.filter(({ Labels }) => Labels?.[BASE_LABEL] !== undefined).map(project));
  return all.filter((one) => project(one) !== undefined && projects.has(project(one)));
}

/** What runs of a compose stack and is not what was recorded: `{running, other}`, `other` with a sentence each. */
export async function comparePins(host, pins) {
  const containers = await ours(host);
  const other = new Set();
  for (const { Labels, ImageID } of containers) {
    const base = Labels[BASE_LABEL];
    if (base !== undefined && base !== pins.NODE_IMAGE)
      other.add(`${Labels[SERVICE_LABEL]} was built on ${base}, recorded is ${pins.NODE_IMAGE}`);
    const wanted = pins[SERVICES[Labels[SERVICE_LABEL]]];
    if (wanted === undefined) continue;
    const recorded = await image(host, wanted);
    if (recorded?.Id !== ImageID)
      other.add(`${Labels[SERVICE_LABEL]} runs ${ImageID}, recorded is ${wanted}`);
  }
  return { running: containers.length, other: [...other] };
}
