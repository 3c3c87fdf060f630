// What the tools for agents need from the rest of the server. Types alone.
import type { Caller } from '../http/credentials.ts';
import type { Handlers } from '../http/handler.ts';
import type { Limits } from '../http/limits.ts';
import type { Keys } from '../http/ports.ts';
import type { SessionStore } from '../interviews/ports.ts';
import type { Voice } from '../rooms/ports.ts';
import type { Happening } from '../../shared/protocol.ts';

/** The REST operations that tools are made of: the same checks, the same answers. */
export type Operations = Pick<
  Handlers,
  'startSession' | 'getSession' | 'sessionEvents' | 'sessionDocument' | 'sessionReport' | 'execute'
>;

export interface McpParts {
  handlers: Operations;
  sessions: Pick<SessionStore, 'find'>;
  /** Stores it in the room's journal and tells the room; not of any seat. */
  tell: (sessionId: string, audience: 'room' | 'interviewers', happening: Happening) => Promise<unknown>;
  /** Speaks to everybody, as far as the room's people let an AI speak. */
  voice: Pick<Voice, 'speak'>;
  keys: Pick<Keys, 'verify'>;
  limits: Limits;
  log: {
    info(detail: object, message: string): void;
    error(detail: object, message: string): void;
  };
}

/** One request's caller; always a key. */
export interface McpCaller {
  caller: Extract<Caller, { kind: 'key' }>;
  address: string;
}
