// What can be measured from this browser before an interview: round trips, losses, a warm run. Knows no screen.
import { documentVersion } from '../../../shared/documents.ts';
import type { Light } from '../../../shared/probe.ts';
import type { Ask, Verb } from '../../../shared/protocol.ts';
import { backend } from '../lib/backend.ts';
import type { Told } from '../lib/socket.ts';
import { span } from '../lib/time.ts';
import { t } from '../lib/i18n/words.ts';

export interface Finding {
  light: Light;
  /** What was measured, in plain words. */
  text: string;
  /** What to do about it; empty where all is well. */
  advice: string;
}
export interface Asks {
  ask<V extends Verb>(verb: V, body: Ask<V>): Promise<Told>;
}

const pings = 10;
const pause = 100; // ms between two pings
const documentPings = 3;
const documentLimit = 8_000; // ms
/** Round trips in ms up to which typing together feels direct, and up to which it is still usable. */
const direct = 200;
const usable = 600;

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const whole = (ms: number) => Math.max(1, Math.round(ms));

/** The middle and the worst of some times; null where there are none. */
export function spread(times: readonly number[]): { median: number; worst: number } | null {
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const worst = sorted.at(-1);
  return median === undefined || worst === undefined ? null : { median, worst };
}

/** How the line to the server looks after some pings; `lost` got no answer. */
function judgeLink(times: readonly number[], lost: number): Finding {
  const all = times.length + lost;
  const found = spread(times);
  if (!found)
    return {
      light: 'red',
      text: t('The server did not answer.'),
      advice: t('Check your connection, then try again.'),
    };
  const losses = lost === 0 ? t('none lost') : t('{lost} of {all} lost', { lost, all });
  const text = t('Usually {median} ms there and back, {worst} ms at worst, {losses}.', {
    median: whole(found.median),
    worst: whole(found.worst),
    losses,
  });
  if (found.median > usable || lost > all / 3)
    return {
      light: 'red',
      text,
      advice: t('Come closer to the router, use a cable, or try another network.'),
    };
  if (found.median > direct || found.worst > 2 * usable || lost > 0)
    return {
      light: 'amber',
      text,
      advice: t('It will do. Closing downloads and video in other windows helps.'),
    };
  return { light: 'green', text, advice: '' };
}

/** Ten pings over the room's own socket. */
export async function checkLink(room: Asks): Promise<Finding> {
  const times: number[] = [];
  let lost = 0;
  for (let n = 0; n < pings && lost < 3; n += 1) {
    const from = performance.now();
    const answer = await room.ask('probe', { of: 'link' });
    if (answer.ok) times.push(performance.now() - from);
    else if (answer.code === 'rate_limited')
      break; // asked too often by hand: judge what there is
    else lost += 1;
    await rest(pause);
  }
  return times.length + lost === 0
    ? {
        light: 'amber',
        text: t('You tried this often just now.'),
        advice: t('Wait a minute, then try again.'),
      }
    : judgeLink(times, lost);
}

/** A short program in the interview's language, on the machine where yours will run. */
export async function checkRun(room: Asks): Promise<Finding> {
  const answer = await room.ask('probe', { of: 'run' });
  if (answer.ok)
    return {
      light: 'green',
      text: t('A small program ran in {time}.', { time: span(answer.ms ?? 0) }),
      advice: '',
    };
  const passing = answer.code === 'rate_limited' || answer.code === 'busy';
  return {
    light: passing ? 'amber' : 'red',
    text: passing ? answer.message : t('A small program could not be run.'),
    advice: passing ? '' : t('Tell the interviewer; editing works without it.'),
  };
}

/** Opens the shared code's socket, asks for its state a few times, and closes it. Changes nothing. */
export function checkDocument(sessionId: string, token: string): Promise<Finding> {
  const address = `${backend.replace(/^http/, 'ws')}/doc/${sessionId}/code`;
  const params = new URLSearchParams({ seat: token, v: String(documentVersion) });
  return new Promise((resolve) => {
    const socket = new WebSocket(`${address}?${params.toString()}`);
    socket.binaryType = 'arraybuffer';
    const times: number[] = [];
    let from = 0;
    const end = (lost: number) => {
      clearTimeout(timer);
      socket.onclose = null;
      socket.close();
      resolve(judgeLink(times, lost));
    };
    const timer = setTimeout(() => end(1), documentLimit);
    const ask = () => {
      from = performance.now();
      socket.send(new Uint8Array([0, 0, 1, 0])); // y-protocols: sync, step 1, an empty state vector
    };
    socket.onopen = ask;
    socket.onclose = () => end(1);
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      const [kind, step] = new Uint8Array(data);
      if (kind !== 0 || step !== 1) return; // not the answer: step 2
      times.push(performance.now() - from);
      if (times.length === documentPings) end(0);
      else ask();
    };
  });
}

/** The worst of all lights. */
export function together(lights: readonly Light[]): Light {
  return lights.includes('red') ? 'red' : lights.includes('amber') ? 'amber' : 'green';
}
