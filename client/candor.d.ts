// The types of the client: what each operation takes and answers.
import type { Operations } from './operations.js';

export type { Operations, Schemas } from './operations.js';
export type OperationId = keyof Operations;
/** `params` of the path, `query`, `body`: each where the operation has it. */
export type Ask<Id extends OperationId> = Omit<Operations[Id], 'reply'> & {
  /** For what must not be done twice: the same key gives the same answer for a day. */
  idempotencyKey?: string;
};
/** Text and streams come as text. */
export type Reply<Id extends OperationId> = Operations[Id]['reply'];

/** The server refused. `code` is stable, `message` is for people. */
export declare class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  readonly retryAfterMs: number | null;
}

export interface Client {
  /** Throws ApiError when the server refuses, and what `fetch` throws. */
  call<Id extends OperationId>(id: Id, ask: Ask<Id>): Promise<Reply<Id>>;
}

/** `credential`: an API key or a seat's token. `timeoutMs`: of one request, answer included; 120,000 by default. */
export declare function createClient(options: {
  url: string;
  credential?: string;
  timeoutMs?: number;
}): Client;
