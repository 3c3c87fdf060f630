// Runs other programs: with a log, with a time limit, in order, and none left behind. Knows no program by name.
import { spawn } from 'node:child_process';
import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { ROOT, state } from './paths.mjs';
import { Trouble } from './say.mjs';

const EXIT_OF_SIGNAL = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGKILL: 137, SIGTERM: 143 };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SAME_SIGNAL_MS = 500; // a terminal and npm both send what one person pressed once
const GRACE_MS = 15_000;
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The path of a program, or null. Looks into the system folders too, which a plain user's PATH lacks. */
export function onPath(...names) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS]) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not here: look on
      }
    }
  }
  return null;
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? EXIT_OF_SIGNAL[signal] ?? 1));
  });
}

/** Kills a child with everything it has started, if it was started as the head of a group (`detached`). */
function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Runs a program to its end, its output in `.candor/logs/NAME.log`; throws with the last lines when it fails or takes too long. */
export async function quietly(
  name,
  command,
  args,
  { env = process.env, cwd = ROOT, limitMs = 900_000 } = {},
) {
  const path = state('logs', `${name}.log`);
  const log = openSync(path, 'w');
  let child;
  let cut = null;
  const stop = (why, signal) => {
    cut ??= why;
    killGroup(child, signal);
  };
  const onSignal = (signal) => stop(`was cut off by ${signal}`, 'SIGTERM');
  for (const signal of SIGNALS) process.on(signal, onSignal); // before there is a child that a signal could leave behind
  child = spawn(command, args, { cwd, env, stdio: ['ignore', log, log], detached: true });
  const timer = setTimeout(() => stop(`took longer than ${limitMs / 1000} s`, 'SIGKILL'), limitMs);
  try {
    const code = await ended(child);
    if (code === 0) return;
    const tail = readFileSync(path, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
    throw new Trouble(`${command} ${cut ?? `failed (${code})`}. The end of ${path}:\n${tail}`);
  } finally {
    clearTimeout(timer);
    for (const signal of SIGNALS) process.off(signal, onSignal);
    closeSync(log);
  }
}

/**
 * Runs a program that takes our place: it gets our terminal's output and every signal once; resolves with its exit code.
 * It leads a group of its own, so that nothing it starts outlives us.
 */
export async function handOver(command, args, { env = process.env, cwd = ROOT, limitMs = 0 } = {}) {
  let child;
  const last = new Map();
  const pass = (signal) => {
    const now = Date.now();
    if (now - (last.get(signal) ?? 0) > SAME_SIGNAL_MS) child.kill(signal);
    last.set(signal, now);
  };
  for (const signal of SIGNALS) process.on(signal, pass); // before there is a child that a signal could leave behind
  child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: true });
  const sweep = () => killGroup(child, 'SIGKILL');
  process.once('exit', sweep);
  let timer;
  if (limitMs > 0) {
    timer = setTimeout(() => {
      child.kill('SIGTERM');
      timer = setTimeout(sweep, GRACE_MS);
    }, limitMs);
  }
  try {
    return await ended(child);
  } finally {
    clearTimeout(timer);
    sweep();
    process.off('exit', sweep);
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}

/**
 * Kills every process whose environment holds `entry` (`NAME=value`), us excepted: what our children started and left.
 * Returns their command lines. Linux only.
 */
export function killMarked(entry) {
  if (!existsSync('/proc/self/environ')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(entry)) return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      process.kill(Number(pid), 'SIGKILL');
      return [command];
    } catch {
      return []; // gone in the meantime, or somebody else's
    }
  });
}
