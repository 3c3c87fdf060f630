// An answer that breaks its own schema is none while tests run: its caller gets an error, and whoever closes the server too.
import { expect, test } from 'vitest';
import { defaultLimits } from '../../../sandbox/limits.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';
import { startServer } from '../../support/server.ts';

test('it is an error for its caller, and for the story that never looked', async () => {
  const limits = { ...defaultLimits, cpus: NaN }; // JSON would have told it as null
  const language = { language: 'python', version: '3', image: '', limits } as const;
  const sandbox = { ...scriptedSandbox(), languages: () => Promise.resolve([language]) };
  const candor = await startServer({ sandbox });
  expect(await candor.api('/api/code/languages')).toMatchObject({ status: 500, body: { error: 'internal' } });
  await expect(candor.close()).rejects.toThrow(/breaks its schema: GET .api.code.languages/);
  const production = await startServer({ sandbox, env: { NODE_ENV: 'production' } });
  expect((await production.api('/api/code/languages')).status).toBe(200);
  await production.close();
});
