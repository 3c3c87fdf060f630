// A refused verb, in one line.
import type { Refusal } from '../../shared/protocol.ts';

export function refuse(code: Refusal['code'], message: string, field?: string): Refusal {
  return field === undefined ? { ok: false, code, message } : { ok: false, code, message, field };
}

export const paused = (): Refusal =>
  refuse('paused', 'The interview is paused. This works again when the interviewer goes on.');
