// What webhooks need from the database, wired in app.ts. Types alone.
import type { HookBody, HookKind } from '../../shared/hooks.ts';
import type { Language } from '../../shared/languages.ts';

/** Writes inside of a transaction `T` that somebody else opened. */
export interface OutboxStore<T> {
  /** Endpoints that hear of this session, locked until the transaction ends. */
  listeners(trx: T, sessionId: string): Promise<{ webhook: string; kinds: HookKind[] }[]>;
  /** What the journal says of a run's start; null: nothing. */
  runStart(
    trx: T,
    sessionId: string,
    run: string,
  ): Promise<{ purpose: 'run' | 'test' | 'submit'; question: number; language: Language } | null>;
  insert(trx: T, sessionId: string, rows: { webhook: string; body: HookBody }[]): Promise<void>;
}

/** A delivery that this node sends now. */
export interface Claimed {
  id: string;
  webhook: string;
  tries: number; // this one included
  createdAt: number; // ms since 1970
  payload: unknown;
  url: string;
  secret: string;
  oldSecret: string | null; // it signs as well: receivers may not know the new one yet
  /** False: the endpoint is disabled, or its key was revoked. */
  alive: boolean;
}
/** How a try ended. `retryAt` null: it is the last one. */
export type Outcome =
  { ok: true; status: number } | { ok: false; status: number | null; error: string; retryAt: number | null };

export interface Queue {
  /** The next one that is due, kept from other nodes until `until`; none of the endpoints in `busy`. */
  claim(ask: { now: number; until: number; busy: string[] }): Promise<Claimed | null>;
  finish(delivery: Pick<Claimed, 'id' | 'tries'>, outcome: Outcome, at: number): Promise<void>;
  backlog(): Promise<number>;
  /** Deletes what was done before `before`, at most `limit`; resolves with how many. */
  prune(before: number, limit: number): Promise<number>;
}
export interface Log {
  info(detail: object, text: string): void;
  warn(detail: object, text: string): void;
  error(detail: object, text: string): void;
}
