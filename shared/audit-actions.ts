// The names of what the audit log tells of: operations that leave a line under their own name, and what handlers and the
// server say in better words. Types alone; the desk has a sentence for each.
import type { OperationId, Operations } from './api/operations.ts';

/** Said instead of the operation's own name, or by no operation at all. */
export type NamedAction =
  | `session.${'updated' | 'ended' | 'paused' | 'deleted'}`
  | `seat.${'added' | 'changed' | 'revoked'}`
  | `user.${'invited' | 'updated' | 'erased' | 'signed_in' | 'signed_out'}`
  | `passkey.${'added' | 'renamed' | 'removed'}`
  | `key.${'created' | 'updated' | 'rotated' | 'revoked'}`
  | `webhook.${'created' | 'updated' | 'rotated' | 'deleted'}`
  | `question.${'created' | 'updated' | 'publishing' | 'imported' | 'deleted'}`
  | `maintenance.${'on' | 'off'}`
  | 'scorecard.submitted'
  | 'candidate.erased'
  | `organisation.${'created' | 'deleted'}`
  | 'images.setup'
  | 'call.refused'
  | 'sign_in.refused';

/** The same rule as the server's `isAudited`, for types. */
type IsAudited<O> = O extends { audited: infer Told } ? Told : O extends { method: 'GET' } ? false : true;
type AuditedOperation = {
  [Id in OperationId]: IsAudited<Operations[Id]> extends true ? Id : never;
}[OperationId];

export type AuditAction = NamedAction | AuditedOperation;
