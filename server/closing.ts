// The undo of a start: steps in the order they are given, each with a time limit; a failing step does not keep the next.
import type { Logger } from './log.ts';

export interface Step {
  name: string;
  ms: number; // the step is left alone after this
  run: () => Promise<unknown>;
}

/** Returns `close`: the second call waits for the first. Never throws. */
export function createClosing(steps: Step[], log: Logger): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => (closing ??= closeAll(steps, log));
}

async function closeAll(steps: Step[], log: Logger): Promise<void> {
  for (const { name, ms, run } of steps) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, ms, 'late');
    });
    try {
      if ((await Promise.race([run(), late])) === 'late')
        log.error({ step: name, ms }, 'closing took too long');
    } catch (error) {
      log.error({ err: error, step: name }, 'closing failed');
    } finally {
      clearTimeout(timer);
    }
  }
}
