// The engine and its image, ready for the server; or a sentence why not: Candor starts without them.
import process from 'node:process';
import { ensureEngine } from './engine.mjs';
import { ensureImage } from './image.mjs';
import { Trouble, say } from './say.mjs';

/** Sets DOCKER_HOST for what is started next. A failure is said and does not stop the start. */
export async function prepareSandbox() {
  try {
    const { host, ours } = await ensureEngine();
    if (host === null) return;
    if (ours) say('  it keeps running for the next start; to end it: kill $(cat .candor/docker/docker.pid)');
    process.env.DOCKER_HOST = host;
    await ensureImage(host);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(error.message);
    say('Going on without a sandbox: programs cannot be run until this is mended.');
  }
}
