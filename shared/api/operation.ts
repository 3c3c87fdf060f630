// What one REST operation is made of. Routing, validation, credentials, limits and OpenAPI all read this.
import { z } from 'zod';
import type { Scope, UserRole } from '../access.ts';
import type { Role } from '../protocol.ts';
import type { recordingType } from '../replay/lines.ts';

/** Who may call: a key with one of `scopes` (admin always may), or a seat of the very session with one of `seats`. */
export interface Access {
  scopes: readonly Scope[];
  seats: readonly Role[];
  /** People who may, where it is not all whose role has one of `scopes`; admin always may. */
  roles?: readonly UserRole[];
  /** True: also without any key, where the server is open to all (PUBLIC_API). Never for what shows hidden data. */
  public?: true;
}
/** general: 200 in 15 minutes; execution: 10 a minute; sessions: 50 in 15 minutes; none: not counted. */
export type LimitClass = 'general' | 'execution' | 'sessions' | 'none';

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`; // OpenAPI form: /api/sessions/{id}
  tag: string;
  summary: string;
  access: Access | 'open';
  limit: LimitClass;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** Where more than the usual 100 KB may come. */
  bodyBytes?: number;
  /** A body that works. */
  example?: object;
  status: number;
  /** JSON by schema, or another media type. */
  response: z.ZodType | 'text/plain' | 'text/html' | typeof recordingType;
  idempotent?: true; // takes Idempotency-Key
  /**
   * For agents in an interviewer's seat. Absent: what only reads always, what changes something while people let the AI
   * speak freely. `drafts`: the handler asks people itself.
   */
  agents?: 'always' | 'drafts' | 'never';
  /** Whether a line of the audit log tells of it; absent: unless it only reads. */
  audited?: boolean;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : Record<string, never>;
/** What a handler gets: everything parsed. */
export interface Input<O extends Operation> {
  params: Parsed<O['params']>;
  query: Parsed<O['query']>;
  body: Parsed<O['body']>;
}
export type Output<O extends Operation> = O['response'] extends z.ZodType ? z.input<O['response']> : unknown;

/** `code` is stable; `message` is for people; `field` is the path of the wrong value. */
export const errorSchema = z.strictObject({
  error: z.string(),
  message: z.string(),
  field: z.string().optional(),
});

/** Common pieces. */
export const idParam = z.strictObject({ id: z.string().min(1).max(80) });
export const codeText = z.string().min(1).max(65_536); // characters
export const recruiterText = z.string().min(1).max(80).nullable();
export const nameText = z.string().trim().min(1).max(200);
