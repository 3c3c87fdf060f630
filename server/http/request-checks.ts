// Request parts against their schemas: the first mistake becomes a clear error with its path.
import type { z } from 'zod';
import { AppError } from '../errors.ts';

/** Throws AppError `invalid` naming the field, or returns the parsed value. */
export function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues);
  if (!issue) throw new AppError('invalid', 400, 'the request is not valid');
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const field = path.map(String).join('.');
  const message = field === '' ? issue.message : `${field}: ${issue.message}`;
  throw new AppError('invalid', 400, message, field === '' ? {} : { field });
}

type Issue = z.core.$ZodIssue;

/** In a union the alternative that got furthest tells most. */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const [first] = issues;
  if (first?.code !== 'invalid_union') return first;
  const inner = first.errors
    .map((alternative) => deepest(alternative))
    .filter((issue) => issue !== undefined)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner ? { ...inner, path: [...first.path, ...inner.path] } : first;
}
