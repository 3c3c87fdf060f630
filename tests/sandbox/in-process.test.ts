// The sandbox in this process keeps the contract, and leaves no container behind.
import { afterAll, expect, test } from 'vitest';
import { sandboxContract } from './contract.ts';
import { ownContainers, realSandbox } from './run.ts';

sandboxContract('in this process', (sized) => {
  const sandbox = realSandbox(sized);
  return Promise.resolve({ sandbox, close: () => sandbox.close() });
});

afterAll(async () => {
  expect(await ownContainers()).toEqual([]);
});

test('leaves no container after its end, even of one that was left in the middle', async () => {
  const sandbox = realSandbox({ slots: 2, warm: 1 });
  expect(await sandbox.available()).toBe(true);
  await sandbox.close();
  expect(await sandbox.available()).toBe(true); // the engine is still there
  await expect(
    sandbox
      .run(
        { kind: 'program', language: 'python', files: [], args: [], stdin: '', interactive: false },
        { signal: AbortSignal.abort() },
      )
      .next(),
  ).rejects.toThrow(/shutting down/);
}, 120_000);
