// How a job's end is told: its receipt, and the end of one that never ran. Pure.
import type { Driven } from './drive.ts';
import type { End, Receipt } from './job.ts';
import { messageOf } from './messages.ts';
import type { Order } from './order.ts';

/** What ran, where and for how long. */
export function receiptOf(
  order: Order,
  queuedMs: number,
  { end, compileMs }: Driven,
  image: string,
  runtime: string,
): Receipt {
  return {
    language: order.job.language,
    image,
    runtime,
    limits: order.limits,
    sourceHash: order.sourceHash,
    queuedMs: Math.round(queuedMs),
    compileMs,
    ...(order.compiled && { cached: true }),
    wallMs: end.wallMs,
    cpuMs: end.cpuMs,
    reason: end.reason,
  };
}

/** The end of a job of which nothing ran. */
export function unrun(order: Order, reason: 'stopped' | 'internal'): Driven {
  const fate = { reason, exitCode: null, signal: null };
  const end: End = {
    ...fate,
    message: messageOf(fate, order.limits),
    wallMs: 0,
    cpuMs: 0,
    memoryKb: 0,
    truncated: false,
  };
  return { end, compileMs: 0, made: null };
}
