// Text and JSON as PostgreSQL can hold them: no NUL, no unpaired surrogates. Knows nothing of tables.

const REPLACEMENT = '\uFFFD';

/** NUL and unpaired surrogates become U+FFFD; everything else stays. */
export function clean(text: string): string {
  return text.includes('\0') ? text.toWellFormed().replaceAll('\0', REPLACEMENT) : text.toWellFormed();
}

// What JSON.stringify makes of them. An escaped backslash before it only costs a needless second pass.
const suspicious = /\\u0000|\\ud[89a-f]/i;

/** JSON text for a jsonb column. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value);
  return suspicious.test(text) ? JSON.stringify(value, cleaner) : text;
}

function cleaner(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), inner]));
}
