// Builds the sandbox image with the set-up's own step, as a process of its own, and passes its lines on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { AppError } from './errors.ts';

const program = `
import { ensureImage } from './setup/image.mjs';
console.log('sandbox image: ' + (await ensureImage(process.argv[1])));`;

/** `root`: the repository; `host`: as in DOCKER_HOST. Each line is progress; throws when it cannot be built. */
export function createSetupImages(root: string, host: string) {
  return async function* setupImages(signal: AbortSignal): AsyncGenerator<string, void, void> {
    if (!existsSync(`${root}/setup/image.mjs`))
      throw new AppError('unavailable', 503, 'images are built where the runners are: npm start there');
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, host], {
      cwd: root,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<string | null>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code) => resolve(code === 0 ? null : `the build ended with ${String(code)}`));
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)));
    for await (const line of createInterface({ input: child.stdout })) yield `${line}\n`;
    const failure = await ended;
    if (failure !== null)
      throw new AppError('unavailable', 503, `${failure}: ${complaint.trim().split('\n').at(-1) ?? ''}`);
  };
}
