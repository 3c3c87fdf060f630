// Reads bundles of questions in threads of their own: a text of a few KB can keep a reader of YAML or zip busy for minutes,
// and on the server's own thread nobody would be answered meanwhile. Knows no format.
import { Worker } from 'node:worker_threads';
import type { Packed } from './question-bundle.ts';
import type { Bundle } from './question-files.ts';

const usualMs = 20_000; // the largest honest bundle takes a few seconds on a busy machine
const memoryMb = 512; // of one thread; the largest body unpacked, and what it is read into
const mostAtOnce = 2;

/** `busy`: as many are being read as may be at once. Never throws for what is in the bundle. */
export type Unpack = (packed: Packed) => Promise<Bundle | 'busy'>;

export function createUnpacker({ limitMs = usualMs } = {}): Unpack {
  let reading = 0;
  return async (packed) => {
    if (reading >= mostAtOnce) return 'busy';
    reading += 1;
    try {
      return await readApart(packed, limitMs);
    } finally {
      reading -= 1;
    }
  };
}

async function readApart(packed: Packed, limitMs: number): Promise<Bundle> {
  const worker = new Worker(new URL('./unpack-worker.ts', import.meta.url), {
    workerData: packed,
    env: {}, // it needs nothing of the server's own
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  try {
    return await answerOf(worker, limitMs);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, limitMs: number): Promise<Bundle> {
  const refused = (message: string): Bundle => ({ questions: [], mistakes: [{ at: '', message }] });
  return new Promise((resolve, reject) => {
    const tooLong = () => resolve(refused(`takes longer than ${limitMs / 1000} s to read`));
    const late = setTimeout(tooLong, limitMs);
    worker.once('message', (bundle: Bundle) => resolve(bundle));
    worker.once('error', (error) => {
      const tooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (tooMuch) resolve(refused('takes too much memory to read'));
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new Error('a bundle’s reader ended without an answer')); // unless it had answered
    });
  });
}
