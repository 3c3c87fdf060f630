// The floor: the same program as a plain process of this machine, and a cold `docker run` of the sandbox image.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../shared/languages.ts';
import { hellos } from '../programs/hello.ts';
import { type Engine, expectHello, type Took } from './engine.ts';

/** `folder`: empty, for the programs. */
export function createFloor(folder: string): Engine {
  return {
    name: 'floor',
    async hello(language) {
      const { file, host } = hellos[language];
      if (host === null || versionOf(language) === null) return null;
      writeFileSync(join(folder, file.path), file.text);
      const from = performance.now();
      let last: { printed: string; first: number | null } = { printed: '', first: null };
      for (const command of host.commands) last = await plain(command, folder, from);
      const end = performance.now() - from;
      expectHello('floor', language, last.printed);
      return { first: last.first, end };
    },
  };
}

/** What the host has, in a line; null: nothing. */
export function versionOf(language: Language): string | null {
  const [program = '', ...args] = hellos[language].host?.version ?? [];
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
}

async function plain([program = '', ...args]: string[], cwd: string, from: number) {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  let first: number | null = null;
  child.stdout.on('data', (text: Buffer) => {
    first ??= performance.now() - from;
    printed += text.toString();
  });
  await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  return { printed, first };
}

/** A container made, started, waited for and removed by the command line. */
export function createColdDocker(host: string, image: string): Engine {
  return {
    name: 'docker run',
    async hello(language): Promise<Took | null> {
      if (language !== 'python') return null;
      const run = ['run', '--rm', '--network', 'none', '--entrypoint', 'python3', image];
      const from = performance.now();
      const printed = execFileSync('docker', ['-H', host, ...run, '-c', 'print("hello")'], {
        encoding: 'utf8',
      });
      const end = performance.now() - from;
      expectHello('docker run', language, printed);
      return { first: null, end };
    },
  };
}
