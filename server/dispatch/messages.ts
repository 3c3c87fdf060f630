// What the web side and a runner tell each other about one job, and how it is written. Knows no Redis.
import { z } from 'zod';
import type { Job, LanguageInfo, RunEvent } from '../../sandbox/job.ts';
import { languageSchema } from '../../shared/language-schema.ts';
import { endSchema, reasonSchema } from '../../shared/results.ts';
import { signatureSchema, valueSchema } from '../../shared/values.ts';

const limits = {
  cpus: z.number(),
  memoryMb: z.number(),
  runMs: z.number(),
  wallMs: z.number(),
  processes: z.number(),
  outputBytes: z.number(),
  diskMb: z.number(),
  compileMs: z.number(),
};
const limitsSchema = z.object(limits);
/** Loose: a limit that does not exist is the sandbox's to refuse. */
const someLimits = z.looseObject({
  cpus: limits.cpus.exactOptional(),
  memoryMb: limits.memoryMb.exactOptional(),
  runMs: limits.runMs.exactOptional(),
  wallMs: limits.wallMs.exactOptional(),
  processes: limits.processes.exactOptional(),
  outputBytes: limits.outputBytes.exactOptional(),
  diskMb: limits.diskMb.exactOptional(),
  compileMs: limits.compileMs.exactOptional(),
});

const common = {
  language: languageSchema,
  files: z.array(z.object({ path: z.string(), text: z.string() })),
  limits: someLimits.exactOptional(),
  scope: z.string().exactOptional(),
};
const jobSchema: z.ZodType<Job> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('program'),
    ...common,
    args: z.array(z.string()),
    stdin: z.string(),
    interactive: z.boolean(),
  }),
  z.object({
    kind: z.literal('function'),
    ...common,
    signature: signatureSchema,
    inputs: z.array(z.array(valueSchema)),
  }),
  z.object({ kind: z.literal('stdin'), ...common, inputs: z.array(z.string()) }),
  z.object({ kind: z.literal('lint'), ...common }),
]);
/** What BullMQ carries. `typed`: somebody may type while it runs. `trace`: what it is a part of (W3C traceparent). */
export const orderSchema = z.object({
  id: z.string(),
  job: jobSchema,
  typed: z.boolean(),
  trace: z.string().exactOptional(),
});
export type Order = z.infer<typeof orderSchema>;

const receiptSchema = z.object({
  language: languageSchema,
  image: z.string(),
  runtime: z.string(),
  limits: limitsSchema,
  sourceHash: z.string(),
  queuedMs: z.number(),
  compileMs: z.number(),
  cached: z.boolean().exactOptional(),
  wallMs: z.number(),
  cpuMs: z.number(),
  reason: reasonSchema,
});
const outcomeSchema = z.object({
  index: z.number(),
  reason: reasonSchema,
  message: z.string(),
  value: valueSchema,
  stdout: z.string(),
  stderr: z.string(),
  wallMs: z.number(),
  cpuMs: z.number(),
});
const eventSchema: z.ZodType<RunEvent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued'), position: z.number() }),
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('compiled'), ok: z.boolean(), text: z.string(), ms: z.number() }),
  z.object({ kind: z.literal('output'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  z.object({ kind: z.literal('outcome'), outcome: outcomeSchema }),
  z.object({ kind: z.literal('ended'), end: endSchema, receipt: receiptSchema }),
]);

/** From the runner. `beat`: it lives and works on the job. `busy`, `unavailable`, `refused` instead of any event: nothing ran. */
export const outSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('beat') }),
  z.object({ kind: z.literal('event'), event: eventSchema }),
  z.object({ kind: z.literal('busy'), retryAfterMs: z.number() }),
  z.object({ kind: z.literal('unavailable'), message: z.string() }),
  z.object({ kind: z.literal('refused'), message: z.string() }),
  z.object({ kind: z.literal('broke') }),
]);
export type Out = z.infer<typeof outSchema>;

/** To the runner. `beat`: somebody still waits for what comes out. */
export const inSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('beat') }),
  z.object({ kind: z.literal('stop') }),
  z.object({ kind: z.literal('typed'), text: z.string() }),
  z.object({ kind: z.literal('typed.end') }),
]);
export type In = z.infer<typeof inSchema>;

const infoSchema: z.ZodType<LanguageInfo> = z.object({
  language: languageSchema,
  version: z.string(),
  image: z.string(),
  limits: limitsSchema,
});
/** A runner as it presents itself every few seconds. `at`: ms since 1970, the runner's clock. */
export const runnerSchema = z.object({
  at: z.number(),
  engine: z.boolean(),
  slots: z.number(), // jobs at once
  languages: z.array(infoSchema),
});
export type RunnerInfo = z.infer<typeof runnerSchema>;

export const names = {
  queue: 'runs',
  prefix: 'candor:queue',
  runners: 'candor:runners',
  out: (id: string) => `candor:run:${id}:out`,
  in: (id: string) => `candor:run:${id}:in`,
};
/** How often each side says that it lives, and how long a silence is a death. */
export const beatMs = 2_000;
export const silenceMs = 15_000;
/** How long both sides hope for Redis while a job runs; meanwhile nobody counts as silent. */
export const awayMs = 60_000;
