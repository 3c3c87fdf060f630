// What `npm run doctor` asks this machine.
import { statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem, totalmem } from 'node:os';
import process from 'node:process';
import { upToDate } from './packages.mjs';
import { ROOT } from './paths.mjs';

const ANSWER_LIMIT_MS = 5_000;
const FREE_BYTES = 1e9;
const FREE_MEMORY = 0.5e9;
const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`;

/** The space left where `folder` is. */
export function* freeBytes(name, folder, wanted) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    yield {
      verdict: free > wanted ? 'good' : 'bad',
      name,
      found: `${gigabytes(free)} free at ${folder}`,
      todo: `free at least ${gigabytes(wanted)}`,
    };
  } catch (error) {
    yield { verdict: 'weak', name, found: `cannot look at ${folder}: ${error.code}` };
  }
}

/** Null when the port is free, else the error's code. */
function portTaken(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, () => probe.close(() => resolve(null)));
  });
}

async function port() {
  const number = Number(process.env.PORT || 3001);
  const taken = await portTaken(number);
  if (taken === null) return { verdict: 'good', name: 'port', found: `${number} is free` };
  const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
  const health = await fetch(`http://localhost:${number}/health`, { signal })
    .then((answer) => answer.json())
    .catch(() => null);
  if (health?.status)
    return { verdict: 'good', name: 'port', found: `Candor answers on ${number}: ${health.status}` };
  return {
    verdict: 'bad',
    name: 'port',
    found: `${number} is taken (${taken})`,
    todo: 'end what listens there, or set PORT',
  };
}

/** Yields one verdict after the other. */
export async function* askMachine() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const runs = major > 22 || (major === 22 && minor >= 18);
  yield {
    verdict: runs ? 'good' : 'weak',
    name: 'Node',
    found: process.versions.node,
    todo: 'npm start brings Node 24 from npm',
  };
  yield upToDate(ROOT)
    ? { verdict: 'good', name: 'npm packages', found: 'installed' }
    : { verdict: 'weak', name: 'npm packages', found: 'missing or old', todo: 'npm start installs them' };
  const free = freemem();
  yield {
    verdict: free > FREE_MEMORY ? 'good' : 'bad',
    name: 'memory',
    found: `${gigabytes(free)} free of ${gigabytes(totalmem())}`,
    todo: 'the server and one run need about 0.5 GB',
  };
  yield* freeBytes('disk', ROOT, FREE_BYTES);
  yield await port();
}
