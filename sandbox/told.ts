// What the supervisor tells at an end, read into a reason. Knows no container.
import type { Reason } from './job.ts';
import { signalName } from './messages.ts';
import type { Fate } from './messages.ts';

/** "reason code signal wall cpu rss", as the supervisor words it. */
export interface Told {
  word: string;
  code: number;
  signal: number;
  wallMs: number;
  cpuMs: number;
  memoryKb: number;
}

export function toldBy(text: string): Told {
  const [word = '', ...rest] = text.split(' ');
  const [code = -1, signal = 0, wallMs = 0, cpuMs = 0, memoryKb = 0] = rest.map(Number);
  return { word, code, signal, wallMs, cpuMs, memoryKb };
}

/** `errors`: the end of what it printed on stderr; `outOfMemory`: what the language prints there. */
export function fateOf(told: Told, errors: string, outOfMemory: string | null): Fate {
  const failed = (told.word === 'exit' && told.code !== 0) || told.word === 'signal';
  const reason: Reason =
    failed && outOfMemory !== null && errors.includes(outOfMemory) ? 'memory' : reasonOf(told);
  return {
    reason,
    exitCode: told.code >= 0 ? told.code : null,
    signal: told.signal > 0 ? signalName(told.signal) : null,
  };
}

function reasonOf({ word, code }: Told): Reason {
  switch (word) {
    case 'exit':
      return code === 0 ? 'ok' : 'exit';
    case 'signal':
    case 'time':
    case 'wall':
    case 'memory':
    case 'output':
    case 'processes':
    case 'stopped':
      return word;
    case 'budget':
      return 'time';
    default:
      return 'internal';
  }
}
