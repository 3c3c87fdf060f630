// Starter code compiles as it is, in every language and with every type, in the real sandbox.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { imageTag } from '../../../sandbox/image/context.mjs';
import type { Job, RunEvent, Sandbox } from '../../../sandbox/job.ts';
import { createSandbox } from '../../../sandbox/sandbox.ts';
import { sourceFile } from '../../../server/interviews/source-file.ts';
import { signatureStarter } from '../../../server/interviews/starter.ts';
import { stdinStarter } from '../../../server/interviews/stdin-starter.ts';
import { createLog } from '../../../server/log.ts';
import { type Language, languages } from '../../../shared/languages.ts';
import type { Signature } from '../../../shared/values.ts';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createSandbox({
    docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
    image: imageTag(),
    runtime: 'runc',
    warm: 1,
    log: createLog('error'),
  });
});
afterAll(async () => {
  await sandbox?.close();
});

/** Everything at once: each kind of type as a parameter, alone and nested. */
const signature: Signature = {
  name: 'everything',
  params: [
    { name: 'count', type: 'int' },
    { name: 'big', type: 'long' },
    { name: 'ratio', type: 'float' },
    { name: 'word', type: 'string' },
    { name: 'grid', type: { list: { list: 'int' } } },
    { name: 'maybe', type: { optional: 'long' } },
    { name: 'table', type: { map: { list: 'bool' } } },
    { name: 'gaps', type: { list: { optional: 'string' } } },
  ],
  returns: { list: { list: 'float' } },
};
/** What else is returned differs by language: compiling takes long, so only where it does. */
const alsoReturned: Partial<Record<Language, Signature['returns'][]>> = {
  typescript: ['string'],
  java: [{ list: { map: 'int' } }, { optional: 'bool' }],
  go: [{ optional: 'int' }],
};

async function ran(job: Job) {
  const events: RunEvent[] = [];
  for await (const event of sandbox.run(job, { signal: AbortSignal.timeout(120_000) })) events.push(event);
  const compiled = events.find((event) => event.kind === 'compiled');
  const last = events.at(-1);
  return { reason: last?.kind === 'ended' ? last.end.reason : 'none', text: compiled?.text ?? '' };
}

test.each(languages)(
  '%s',
  async (language) => {
    const others = (alsoReturned[language] ?? []).map((type) => ({
      ...signature,
      params: [],
      returns: type,
    }));
    for (const one of [signature, ...others]) {
      const files = [sourceFile(language, 'function', signatureStarter(one)[language])];
      const built = await ran({ kind: 'function', language, files, signature: one, inputs: [] });
      expect(built, JSON.stringify(one.returns)).toMatchObject({ reason: 'ok' });
    }
    const program = [sourceFile(language, 'program', stdinStarter[language])];
    expect(await ran({ kind: 'stdin', language, files: program, inputs: ['a\nb\n'] })).toMatchObject({
      reason: 'ok',
    });
  },
  240_000,
);
