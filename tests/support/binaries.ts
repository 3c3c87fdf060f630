// Finds the real programs that tests use (PostgreSQL, Redis, Chromium), and starts them so that none outlives the tests.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

const POSTGRES_HOMES = ['/usr/lib/postgresql', '/usr/local/lib/postgresql'];

function postgresFolders(): string[] {
  return POSTGRES_HOMES.filter((home) => existsSync(home)).flatMap((home) =>
    readdirSync(home)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(home, version, 'bin')),
  );
}

/** The full path of a program, or null. Debian keeps PostgreSQL's server outside of PATH: looked up there too. */
export function findProgram(...names: string[]): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...postgresFolders()];
  for (const name of names) {
    for (const folder of folders) {
      if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

/** Like `findProgram`; throws a sentence that says what to install. */
export function needProgram(install: string, ...names: string[]): string {
  const path = findProgram(...names);
  if (path === null)
    throw new Error(`${names[0]} is missing: install ${install} (npm test does it on Debian)`);
  return path;
}

/** The Chromium or Chrome that browser tests drive; throws when there is none. */
export function chromium(): string {
  return needProgram('chromium', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

export interface User {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then the user to run it as, else null (run as we are). */
export function unprivilegedUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

/** Starts a program that is killed by the kernel when the process that runs the tests dies (Linux). */
export function startTied(program: string, args: string[], cwd: string, user: User | null): ChildProcess {
  const as =
    user === null ? [] : [`--reuid=${String(user.uid)}`, `--regid=${String(user.gid)}`, '--clear-groups'];
  const tied =
    process.platform === 'linux'
      ? ['setpriv', ...as, '--pdeathsig', 'QUIT', program, ...args]
      : [program, ...args];
  return spawn(tied[0] ?? program, tied.slice(1), { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A TCP port that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
