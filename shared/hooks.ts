// What other systems can be told by webhook: the kinds of events, and what is sent. Knows no addresses.
import { z } from 'zod';

export const hookKinds = [
  'session.started',
  'session.rescheduled',
  'session.ended',
  'submission.scored',
  'run.ended',
  'review.ended',
  'signal.raised',
  'report.ready',
] as const;
export const hookKindSchema = z.enum(hookKinds);
export type HookKind = z.infer<typeof hookKindSchema>;

/** One thing to tell. `data` always has `sessionId`, and `n` where it stands in the journal under that number. */
export interface Hook {
  kind: HookKind;
  at: number; // ms since 1970
  data: { sessionId: string } & Record<string, unknown>;
}
/** The body that is sent and signed. `webhook.test`: asked for by the endpoint's owner. */
export interface HookBody {
  type: HookKind | 'webhook.test';
  timestamp: string; // ISO 8601: when it happened
  data: Record<string, unknown>;
}
export function bodyOf(hook: {
  kind: HookBody['type'];
  at: number;
  data: Record<string, unknown>;
}): HookBody {
  return { type: hook.kind, timestamp: new Date(hook.at).toISOString(), data: hook.data };
}
