// How a run ended, in one sentence for a person. Pure.
import type { Run } from '../../../shared/room.ts';
import { span } from '../lib/time.ts';

type End = NonNullable<Run['end']>;

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** While the sandbox has no place yet. */
export function queueText(place: number): string {
  return place === 1
    ? 'The sandbox is busy. You are next.'
    : `The sandbox is busy. Place ${place} in the queue.`;
}

/** The sentence under the output. Times are the program's own. */
export function endText(end: End): string {
  const time = span(end.wallMs);
  const memory = end.memoryKb > 0 ? `, ${Math.max(1, Math.round(end.memoryKb / 1024))} MB` : '';
  switch (end.reason) {
    case 'ok':
      return `Finished in ${time}${memory}`;
    case 'exit':
      return `Ended with exit code ${end.exitCode ?? '?'} after ${time}${memory}`;
    case 'compile':
      return 'It did not compile';
    case 'stopped':
      return `Stopped by hand after ${time}`;
    case 'time':
    case 'wall':
      return sentence(end.message) || `Stopped: over its time limit after ${time}`;
    case 'memory':
      return sentence(end.message) || 'Stopped: over its memory limit';
    case 'output':
      return sentence(end.message) || 'Stopped: it printed more than the limit';
    case 'processes':
      return sentence(end.message) || 'Stopped: it started too many processes';
    case 'signal':
      return sentence(end.message) || `Ended by signal ${end.signal ?? '?'}`;
    case 'internal':
      return sentence(end.message) || 'The sandbox failed. This was not your code; try again.';
  }
}
