// What a handler of an operation is: parsed input in, an answer by the operation's schema out. Knows no Koa.
import type { Readable } from 'node:stream';
import type { Input, Output } from '../../shared/api/operation.ts';
import type { OperationId, Operations } from '../../shared/api/operations.ts';
import type { Caller } from './credentials.ts';

export interface Call<K extends OperationId> extends Input<Operations[K]> {
  caller: Caller;
  /** Where the request comes from; absent: not by REST. */
  client?: { address: string };
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  idempotencyKey: string | null;
}

/** `status` replaces the operation's own where the answer says something else (health: 503). */
export type Reply<T> =
  | { body: T; status?: number }
  | { text: string; type: string }
  /** `zips`: sent compressed to those who take it; not for what must arrive piece by piece. */
  | { stream: Readable; type: string; fileName?: string; zips?: true };

export type Handler<K extends OperationId> = (call: Call<K>) => Promise<Reply<Output<Operations[K]>>>;
export type Handlers = { [K in OperationId]: Handler<K> };
