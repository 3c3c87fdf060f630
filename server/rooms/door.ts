// A verb's door: what comes from a socket is parsed here, and only here.
import type { z } from 'zod';
import type { Answer, Seat } from '../../shared/protocol.ts';
import { refuse } from './refusals.ts';

export type Door = (seat: Seat, raw: unknown) => Promise<Answer>;

export function door<S extends z.ZodType>(
  schema: S,
  act: (seat: Seat, body: z.output<S>) => Promise<Answer>,
): Door {
  return async (seat, raw) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return act(seat, parsed.data);
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
    const path = [...(issue?.path ?? []), ...unknown.slice(0, 1)].join('.');
    return refuse('invalid', issue?.message ?? 'This is malformed.', path);
  };
}
