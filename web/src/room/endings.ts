// How a run ended, in one sentence for a person. Pure.
import type { Run } from '../../../shared/room.ts';
import { span } from '../lib/time.ts';
import { heard, t } from '../lib/i18n/words.ts';

type End = NonNullable<Run['end']>;

const sentence = (text: string) => {
  const said = heard(text);
  return said.charAt(0).toUpperCase() + said.slice(1);
};

/** While the sandbox has no place yet. */
export function queueText(place: number): string {
  return place === 1
    ? t('The sandbox is busy. You are next.')
    : t('The sandbox is busy. Place {place} in the queue.', { place });
}

/** The sentence under the output. Times are the program's own. */
export function endText(end: End): string {
  const time = span(end.wallMs);
  const cost =
    end.memoryKb > 0 ? `${time}, ${t('{n} MB', { n: Math.max(1, Math.round(end.memoryKb / 1024)) })}` : time;
  switch (end.reason) {
    case 'ok':
      return t('Finished in {cost}', { cost });
    case 'exit':
      return t('Ended with exit code {code} after {cost}', { code: String(end.exitCode ?? '?'), cost });
    case 'compile':
      return t('It did not compile');
    case 'stopped':
      return t('Stopped by hand after {time}', { time });
    case 'time':
    case 'wall':
      return sentence(end.message) || t('Stopped: over its time limit after {time}', { time });
    case 'memory':
      return sentence(end.message) || t('Stopped: over its memory limit');
    case 'output':
      return sentence(end.message) || t('Stopped: it printed more than the limit');
    case 'processes':
      return sentence(end.message) || t('Stopped: it started too many processes');
    case 'signal':
      return sentence(end.message) || t('Ended by signal {signal}', { signal: String(end.signal ?? '?') });
    case 'internal':
      return sentence(end.message) || t('The sandbox failed. This was not your code; try again.');
  }
}
