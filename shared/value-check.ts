// Whether a JSON value is of a signature's type, and the same in words for people who write one. Pure.
import type { Value, ValueType } from './values.ts';

/** What languages with 32-bit integers can take. */
const intLimit = 2 ** 31;

/** Why `value` is not of `type`, in words that begin with `name`; null: it is. */
export function valueProblem(type: ValueType, value: Value, name: string): string | null {
  if (typeof type === 'string') return scalarProblem(type, value, name);
  if ('optional' in type) return value === null ? null : valueProblem(type.optional, value, name);
  if ('list' in type) {
    if (!Array.isArray(value)) return isNot(type, value, name);
    return firstOf(value.map((item, i) => valueProblem(type.list, item, `${name}, item ${i + 1}`)));
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return isNot(type, value, name);
  return firstOf(
    Object.entries(value).map(([key, item]) => valueProblem(type.map, item, `${name}, “${key}”`)),
  );
}

const firstOf = (problems: (string | null)[]): string | null =>
  problems.find((problem) => problem !== null) ?? null;

function scalarProblem(type: Extract<ValueType, string>, value: Value, name: string): string | null {
  const wanted = { int: 'number', long: 'number', float: 'number', string: 'string', bool: 'boolean' }[type];
  if (typeof value !== wanted) return isNot(type, value, name);
  if (typeof value !== 'number' || type === 'float') return null;
  if (!Number.isSafeInteger(value)) return isNot(type, value, name);
  if (type === 'int' && (value >= intLimit || value < -intLimit))
    return `${name}: ${value} does not fit into 32 bits.`;
  return null;
}

function isNot(type: ValueType, value: Value, name: string): string {
  const shown = JSON.stringify(value);
  return `${name}: ${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown} is not ${typeWords(type)}.`;
}

/** "a list of whole numbers". */
export function typeWords(type: ValueType): string {
  if (typeof type === 'string') return `${type === 'bool' ? '' : 'a '}${scalarWords[type].one}`;
  if ('optional' in type) return `${typeWords(type.optional)}, or null`;
  return 'list' in type ? `a list of ${plural(type.list)}` : `a map from texts to ${plural(type.map)}`;
}

const scalarWords = {
  int: { one: 'whole number', many: 'whole numbers' },
  long: { one: 'whole number', many: 'whole numbers' },
  float: { one: 'number', many: 'numbers' },
  string: { one: 'text', many: 'texts' },
  bool: { one: 'true or false', many: 'true or false' },
} as const;

function plural(type: ValueType): string {
  if (typeof type === 'string') return scalarWords[type].many;
  if ('optional' in type) return `${plural(type.optional)} or null`;
  return 'list' in type ? `lists of ${plural(type.list)}` : `maps from texts to ${plural(type.map)}`;
}

/** How a value of the type is written: "[1, 2]". `n`: the first or the second of a list. */
export function exampleOf(type: ValueType, n = 1): string {
  if (typeof type === 'string')
    return {
      int: `${n}`,
      long: `${n}`,
      float: `${n}.5`,
      string: n === 1 ? '"ab"' : '"c"',
      bool: `${n === 1}`,
    }[type];
  if ('optional' in type) return exampleOf(type.optional, n);
  if ('map' in type) return `{"a": ${exampleOf(type.map)}}`;
  return `[${exampleOf(type.list)}, ${exampleOf(type.list, 2)}]`;
}
