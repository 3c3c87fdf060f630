// One test's frames, put together to its Outcome. Knows no container.
import type { Outcome, Reason } from './job.ts';
import { isDeeper, type Value } from '../shared/values.ts';
import { testBudgetMs, testOutputBytes } from './limits.ts';
import { messageOf } from './messages.ts';
import type { Order } from './order.ts';
import { createText } from './output.ts';
import { fateOf, toldBy } from './told.ts';

export interface TestReader {
  printed(stream: 'stdout' | 'stderr', bytes: Buffer): void;
  answered(bytes: Buffer): void;
  /** The test's end; begins the next test. */
  ended(text: string): Outcome;
}

export function createTestReader(order: Order): TestReader {
  const fresh = () => ({ stdout: createText(), stderr: createText(), out: '', err: '', answer: '' });
  let test = fresh();
  return {
    printed(stream, bytes) {
      if (stream === 'stdout') test.out += test.stdout.push(bytes);
      else test.err += test.stderr.push(bytes);
    },
    answered(bytes) {
      test.answer = bytes.toString();
    },
    ended(text) {
      const [index = '0', ...rest] = text.split(' ');
      const told = toldBy(rest.join(' '));
      const done = test;
      test = fresh();
      const stdout = done.out + done.stdout.end();
      const stderr = done.err + done.stderr.end();
      return {
        index: Number(index),
        ...(told.word === 'answer' ? answerOf(done.answer) : endOf(order, rest.join(' '), stderr)),
        stdout,
        stderr,
        wallMs: told.wallMs,
        cpuMs: told.cpuMs,
      };
    },
  };
}

type Verdict = { reason: Reason; message: string; value: Value };

function endOf(order: Order, text: string, stderr: string): Verdict {
  const told = toldBy(text);
  if (told.word === 'budget') {
    const message = `not run: the tests before it took ${testBudgetMs / 1000} s together`;
    return { reason: 'time', message, value: null };
  }
  const fate = fateOf(told, stderr.slice(-4_000), order.spec.outOfMemory);
  const limits = { ...order.limits, outputBytes: Math.min(order.limits.outputBytes, testOutputBytes) };
  if (order.job.kind === 'stdin' || fate.reason !== 'ok')
    return { reason: fate.reason, message: messageOf(fate, limits), value: null };
  return { reason: 'exit', message: 'the program ended before the function returned', value: null };
}

const deepest = 200; // levels of an answer; no signature comes near

/** The driver's line. A candidate's program can write there too: it is never trusted to be well formed. */
function answerOf(line: string): Verdict {
  const bad: Verdict = { reason: 'exit', message: 'the function gave no readable answer', value: null };
  try {
    const answer: { ok?: unknown; value?: Value; error?: unknown } | null = JSON.parse(line);
    if (typeof answer !== 'object' || answer === null) return bad;
    if (isDeeper(answer.value, deepest))
      return { ...bad, message: `the function's answer is nested deeper than ${deepest} levels` };
    if (answer.ok === true) return { reason: 'ok', message: '', value: answer.value ?? null };
    return { ...bad, message: typeof answer.error === 'string' ? answer.error.slice(0, 4_000) : bad.message };
  } catch {
    return bad;
  }
}
