// Secrets that are made at the first start and kept in the data folder, readable by their owner alone.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of the file, or a new secret written to it. Two processes at once end with the same one. Throws on a full disk. */
export function keptSecret(folder: string, name: string, prefix = ''): { secret: string; made: boolean } {
  const path = join(folder, name);
  const before = readKept(path);
  if (before !== null) return { secret: before, made: false };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, `${prefix}${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(fresh, path); // all of it or nothing, and never over somebody else's
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  const secret = readKept(path);
  if (secret === null) throw new Error(`${path} is empty: delete it, and a new secret is made`);
  return { secret, made: true };
}

function readKept(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return text === '' ? null : text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
