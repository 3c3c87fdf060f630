// A thread that reads one bundle of questions and says what is in it. Started and ended by unpacker.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { type Packed, unpack } from './question-bundle.ts';

const packed: Packed = workerData;
parentPort?.postMessage(unpack(packed));
