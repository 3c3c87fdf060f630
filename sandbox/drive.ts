// One job in one box: frames in, run events out. Knows no queue, no pool and no engine.
import { wordsFor } from './ahead.ts';
import type { Box } from './box.ts';
import { compiledFile } from './compiled.ts';
import type { Compiled, CompiledFile } from './compiled.ts';
import { isTests } from './frames.ts';
import type { End, RunEvent, RunOptions } from './job.ts';
import { compileMessage, messageOf, refusal } from './messages.ts';
import type { Order } from './order.ts';
import { createTestReader } from './outcome.ts';
import { createText } from './output.ts';
import { fateOf, toldBy } from './told.ts';
import { frame } from './wire.ts';

/** How much longer than its own limits a job may take before the host kills the container, in ms. */
const graceMs = 20_000;
/** After a stop the supervisor has this long to kill, to tell and to end, in ms. */
const stopMs = 3_000;
/** Typed text goes in pieces of this many characters. */
const typedPiece = 16_384;

/** Small writes that have come together already are told together, up to about this many characters. */
const outputPiece = 16_384;

/** How a job ended, and how long it compiled. */
export interface Driven {
  end: End;
  compileMs: number;
  /** What compiling made, where the job asked to keep it. */
  made: Compiled | null;
}

export type DriveEvent = Exclude<RunEvent, { kind: 'ended' | 'queued' }>;

/**
 * Everything but `ended`, which is returned. Whatever happens to the box becomes an End. `stay`: the box may be given
 * another job when this one has ended by itself and its supervisor finds that nothing is left of it.
 */
export async function* drive(
  box: Box,
  order: Order,
  options: RunOptions,
  stay: boolean,
): AsyncGenerator<DriveEvent, Driven, void> {
  const began = performance.now();
  const { signal } = options;
  const timers: NodeJS.Timeout[] = [];
  const kill = () => void box.remove().catch(() => undefined); // its owner removes it again, and tells
  const stop = () => {
    void box.send(frame('S'));
    timers.push(setTimeout(kill, stopMs));
  };
  timers.push(setTimeout(kill, order.longestMs + graceMs));
  signal.addEventListener('abort', stop, { once: true });
  const typing = order.job.kind === 'program' && order.job.interactive ? forward(options, box) : null;
  try {
    yield { kind: 'started' };
    await box.send(
      Buffer.concat([...wordsFor(box.ahead(), order), ...(stay ? [frame('K')] : []), frame('G')]),
    );
    if (signal.aborted) stop();
    if (order.compiled) yield { kind: 'compiled', ok: true, text: order.compiled.text, ms: 0 };
    const compiled = order.compiles ? yield* compile(box, order) : null;
    if (compiled && !compiled.ok) return { end: compiled.end, compileMs: compiled.ms, made: null };
    const end = isTests(order.job) ? yield* tests(box, order) : yield* program(box, order);
    const { ms: compileMs = 0, made = null } = compiled ?? {};
    return { end: end ?? lost(order, signal, performance.now() - began), compileMs, made };
  } finally {
    signal.removeEventListener('abort', stop);
    for (const timer of timers) clearTimeout(timer);
    typing?.();
    if (typing && stay) void box.send(frame('E'));
  }
}

/** The container ended without a last word: stopped by us, or lost. */
function lost(order: Order, signal: AbortSignal, wallMs: number): End {
  const fate = { reason: signal.aborted ? 'stopped' : 'internal', exitCode: null, signal: null } as const;
  return {
    ...fate,
    message: messageOf(fate, order.limits),
    wallMs: Math.round(wallMs),
    cpuMs: 0,
    memoryKb: 0,
    truncated: false,
  };
}

function ended(order: Order, text: string, errors: string): End {
  const told = toldBy(text);
  const fate = fateOf(told, errors, order.spec.outOfMemory);
  const { wallMs, cpuMs, memoryKb } = told;
  return {
    ...fate,
    message: messageOf(fate, order.limits),
    wallMs,
    cpuMs,
    memoryKb,
    truncated: fate.reason === 'output',
  };
}

type Compiling = { ok: true; ms: number; made: Compiled | null } | { ok: false; ms: number; end: End };

async function* compile(box: Box, order: Order): AsyncGenerator<DriveEvent, Compiling | null, void> {
  const text = createText();
  let printed = '';
  const files: (CompiledFile | null)[] = [];
  let whole = false;
  for (;;) {
    const one = await box.next();
    if (!one) return null;
    if (one.type === 'c') printed += text.push(one.data);
    if (one.type === 'f') files.push(compiledFile(one.data));
    if (one.type === 'm') whole = true;
    if (one.type !== 'k') continue;
    const told = toldBy(one.data.toString());
    const ok = told.word === 'ok';
    printed += text.end();
    const shown = ok ? printed : refusal(printed, told.word, order.limits);
    yield { kind: 'compiled', ok, text: shown, ms: told.wallMs };
    if (ok) {
      await box.change(order.limits);
      await box.send(frame('G'));
      const plain = files.filter((file) => file !== null);
      const made = whole && plain.length === files.length ? { files: plain, text: printed } : null;
      return { ok, ms: told.wallMs, made };
    }
    const stopped = told.word === 'stopped';
    const end: End = {
      ...ended(order, one.data.toString(), ''),
      reason: stopped ? 'stopped' : 'compile',
      message: stopped ? 'stopped' : compileMessage(told.word, order.limits),
      truncated: false,
    };
    return { ok, ms: told.wallMs, end };
  }
}

async function* program(box: Box, order: Order): AsyncGenerator<DriveEvent, End | null, void> {
  const text = { stdout: createText(), stderr: createText() };
  let errors = '';
  for (;;) {
    const one = await box.next();
    if (!one || one.type === 'x') {
      for (const stream of ['stdout', 'stderr'] as const) {
        const rest = text[stream].end();
        if (rest !== '') yield { kind: 'output', stream, text: rest };
      }
      return one && ended(order, one.data.toString(), errors);
    }
    const stream = one.type === 'o' ? 'stdout' : 'stderr';
    let printed = text[stream].push(one.data);
    while (printed.length < outputPiece && box.peek() === one.type) {
      const more = await box.next();
      if (more) printed += text[stream].push(more.data);
    }
    if (stream === 'stderr') errors = (errors + printed).slice(-4_000);
    if (printed !== '') yield { kind: 'output', stream, text: printed };
  }
}

async function* tests(box: Box, order: Order): AsyncGenerator<DriveEvent, End | null, void> {
  const reader = createTestReader(order);
  const began = performance.now();
  let [cpuMs, memoryKb] = [0, 0];
  for (;;) {
    const one = await box.next();
    if (!one) return null;
    if (one.type === 'o' || one.type === 'e')
      reader.printed(one.type === 'o' ? 'stdout' : 'stderr', one.data);
    if (one.type === 'a') reader.answered(one.data);
    if (one.type === 't') {
      const text = one.data.toString();
      const outcome = reader.ended(text);
      cpuMs += outcome.cpuMs;
      memoryKb = Math.max(memoryKb, Number(text.split(' ').at(-1)) || 0);
      yield { kind: 'outcome', outcome };
    }
    if (one.type !== 'x') continue;
    const wallMs = Math.round(performance.now() - began);
    return { ...ended(order, 'exit 0 0 0 0 0', ''), wallMs, cpuMs, memoryKb };
  }
}

/** Forwards what people type until it ends; gives the way to stop that. */
function forward({ typed }: RunOptions, box: Box): () => void {
  let over = false;
  const run = async () => {
    for await (const text of typed ?? []) {
      for (let at = 0; at < text.length && !over; at += typedPiece)
        await box.send(frame('I', text.slice(at, at + typedPiece)));
      if (over) return;
    }
    if (!over) await box.send(frame('Z'));
  };
  // A source that fails is a source that ended: the program sees the end of its input.
  run().catch(() => (over ? undefined : box.send(frame('Z'))));
  return () => (over = true);
}
