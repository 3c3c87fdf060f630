// One process per data folder: a lock file with the holder's pid and start time. A killed holder is no hindrance.
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { FolderInUse } from './errors.ts';

const heldHere = new Set<string>(); // a process can start two servers (tests do)

/** Throws FolderInUse. Returns the undo. */
export function lockFolder(folder: string): () => void {
  const path = resolve(folder, 'server.lock');
  if (heldHere.has(path)) throw new FolderInUse(inUse(folder, process.pid));
  for (let attempt = 0; !tryCreate(path); attempt++) {
    const holder = readHolder(path);
    if (attempt === 5 || (holder !== null && isAlive(holder)))
      throw new FolderInUse(inUse(folder, holder?.pid ?? 0));
    putAside(path, holder);
  }
  heldHere.add(path);
  return () => {
    heldHere.delete(path);
    rmSync(path, { force: true });
  };
}

interface Holder {
  pid: number;
  started: string;
}
const inUse = (folder: string, pid: number): string =>
  `the data folder ${folder} is in use by another server (process ${pid}); stop it, or set DATA_DIR`;

function tryCreate(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${process.pid} ${startOf(process.pid)}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): Holder | null {
  try {
    const [pid, started] = readFileSync(path, 'utf8').trim().split(' ');
    return pid === undefined || !/^\d+$/.test(pid) ? null : { pid: Number(pid), started: started ?? '' };
  } catch {
    return null; // gone in between, or unreadable: the next attempt tells
  }
}

/** Two servers may find the same stale lock: only the one whose rename took the stale file goes on. */
function putAside(path: string, stale: Holder | null): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // the other one was quicker
  }
  const taken = readHolder(aside);
  if (taken !== null && taken.pid !== stale?.pid && isAlive(taken)) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid) return false; // a former process with our number: containers restart as pid 1
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const started = startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

/** Clock ticks since boot at which the process began, so that a reused pid is not taken for the holder. Linux only. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
