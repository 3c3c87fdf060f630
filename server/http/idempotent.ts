// One effect for a request that is sent twice with the same Idempotency-Key. Knows no operation.
import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Idempotency } from './ports.ts';

/** Runs `work` once per owner and key; later calls get the stored answer. Without a key, just runs it. */
export async function once<T>(
  store: Idempotency,
  ask: { owner: string; key: string | null; request: unknown; status: number },
  work: () => Promise<T>,
): Promise<T> {
  if (ask.key === null) return work();
  const hash = createHash('sha256').update(JSON.stringify(ask.request)).digest('hex');
  const claim = await store.claim(ask.owner, ask.key, hash);
  switch (claim.kind) {
    case 'done':
      return claim.response as T; // what `finish` stored for the same request
    case 'busy':
      throw new AppError('in_progress', 409, 'the first request with this Idempotency-Key is still working', {
        retryAfter: 1,
      });
    case 'mismatch':
      throw new AppError(
        'idempotency_mismatch',
        422,
        'this Idempotency-Key came with another request before',
        {
          field: 'Idempotency-Key',
        },
      );
    case 'new':
      return claimed(store, { owner: ask.owner, key: ask.key, status: ask.status }, work);
  }
}

async function claimed<T>(
  store: Idempotency,
  { owner, key, status }: { owner: string; key: string; status: number },
  work: () => Promise<T>,
): Promise<T> {
  try {
    const response = await work();
    await store.finish(owner, key, status, response);
    return response;
  } catch (error) {
    await store.release(owner, key);
    throw error;
  }
}
