// A refused verb, in one line.
import type { Refusal } from '../../shared/protocol.ts';

export function refuse(code: Refusal['code'], message: string, field?: string): Refusal {
  return field === undefined ? { ok: false, code, message } : { ok: false, code, message, field };
}
