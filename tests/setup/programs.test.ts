// What the set-up starts never outlives it: signals reach it once, its exit code is ours, and its own children go with it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const programs = join(import.meta.dirname, '../../setup/programs.mjs');
/** Starts a child that never ends, prints its number, and waits for ever. */
const PARENT = 'sleep 1000 & echo started $!; wait';

function run(body: string): {
  child: ReturnType<typeof spawn>;
  started: Promise<number>;
  code: Promise<number | null>;
} {
  const script = `import { handOver, killMarked, quietly } from ${JSON.stringify(programs)};\n${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const started = new Promise<number>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const pid = /started (\d+)/.exec(printed)?.[1];
      if (pid !== undefined) resolve(Number(pid));
    });
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('exit', () => reject(new Error(`ended early: ${printed}`)));
  });
  return { child, started, code };
}

/** False too for a process that has ended and that nobody has collected yet. */
function alive(pid: number): boolean {
  const stat = `/proc/${String(pid)}/stat`;
  try {
    return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
  } catch {
    return false;
  }
}

async function ends(pid: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (alive(pid)) {
    if (Date.now() > deadline) throw new Error(`still alive: ${String(pid)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a program that takes our place gets our signals, and leaves nobody behind', async () => {
  const { child, started, code } = run(`process.exit(await handOver('sh', ['-c', '${PARENT}']))`);
  const grandchild = await started;
  expect(alive(grandchild)).toBe(true);
  child.kill('SIGTERM');
  expect(await code).toBe(143);
  await ends(grandchild);
});

test('a program that takes too long is ended', async () => {
  const { started, code } = run(`process.exit(await handOver('sh', ['-c', '${PARENT}'], { limitMs: 8000 }))`);
  const grandchild = await started;
  expect(await code).toBe(143);
  await ends(grandchild);
});

test('what a program has detached is found by its mark', async () => {
  const detach = `setsid sh -c '${PARENT}' & wait`;
  const body = `const env = { ...process.env, CANDOR_MARK: 'x' + process.pid };
    process.once('SIGUSR2', () => { killMarked('CANDOR_MARK=x' + process.pid); });
    process.exit(await handOver('sh', ['-c', ${JSON.stringify(detach)}], { env }));`;
  const { child, started, code } = run(body);
  const grandchild = await started;
  child.kill('SIGUSR2');
  expect(await code).toBe(137);
  await ends(grandchild);
});

test('a quiet program that is cut off says so, with the end of its log', async () => {
  const body = `const { readFileSync } = await import('node:fs');
    const { state } = await import(${JSON.stringify(join(programs, '../paths.mjs'))});
    setInterval(() => {
      if (readFileSync(state('logs', 'test-quiet.log'), 'utf8').includes('halfway')) console.log('started 1');
    }, 50);
    await quietly('test-quiet', 'sh', ['-c', 'echo halfway; sleep 1000']).catch((error) => {
      process.exit(/cut off by SIGTERM[\\s\\S]*halfway/.test(error.message) ? 7 : 8);
    });`;
  const { child, started, code } = run(body);
  await started;
  child.kill('SIGTERM');
  expect(await code).toBe(7);
});
