// Whether a JSON value is of a signature's type, and the same in words for people who write one. Pure.
import type { Value, ValueType } from './values.ts';
import { inEnglish, type Say } from './say.ts';

/** What languages with 32-bit integers can take. */
const intLimit = 2 ** 31;

/** Why `value` is not of `type`, in words that begin with `name`; null: it is. */
export function valueProblem(
  type: ValueType,
  value: Value,
  name: string,
  say: Say = inEnglish,
): string | null {
  if (typeof type === 'string') return scalarProblem(type, value, name, say);
  if ('optional' in type) return value === null ? null : valueProblem(type.optional, value, name, say);
  if ('list' in type) {
    if (!Array.isArray(value)) return isNot(type, value, name, say);
    return firstOf(
      value.map((item, i) => valueProblem(type.list, item, say('{name}, item {n}', { name, n: i + 1 }), say)),
    );
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return isNot(type, value, name, say);
  return firstOf(
    Object.entries(value).map(([key, item]) => valueProblem(type.map, item, `${name}, “${key}”`, say)),
  );
}

const firstOf = (problems: (string | null)[]): string | null =>
  problems.find((problem) => problem !== null) ?? null;

function scalarProblem(
  type: Extract<ValueType, string>,
  value: Value,
  name: string,
  say: Say,
): string | null {
  const wanted = { int: 'number', long: 'number', float: 'number', string: 'string', bool: 'boolean' }[type];
  if (typeof value !== wanted) return isNot(type, value, name, say);
  if (typeof value !== 'number' || type === 'float') return null;
  if (!Number.isSafeInteger(value)) return isNot(type, value, name, say);
  if (type === 'int' && (value >= intLimit || value < -intLimit))
    return say('{name}: {value} does not fit into 32 bits.', { name, value: String(value) });
  return null;
}

function isNot(type: ValueType, value: Value, name: string, say: Say): string {
  const shown = JSON.stringify(value);
  return say('{name}: {value} is not {type}.', {
    name,
    value: shown.length > 40 ? `${shown.slice(0, 40)}…` : shown,
    type: typeWords(type, say),
  });
}

/** "a list of whole numbers". */
export function typeWords(type: ValueType, say: Say = inEnglish): string {
  if (typeof type === 'string') return say(scalarWords[type].one);
  if ('optional' in type) return say('{type}, or null', { type: typeWords(type.optional, say) });
  return 'list' in type
    ? say('a list of {things}', { things: plural(type.list, say) })
    : say('a map from texts to {things}', { things: plural(type.map, say) });
}

const scalarWords = {
  int: { one: 'a whole number', many: 'whole numbers' },
  long: { one: 'a whole number', many: 'whole numbers' },
  float: { one: 'a number', many: 'numbers' },
  string: { one: 'a text', many: 'texts' },
  bool: { one: 'true or false', many: 'true or false' },
} as const;

function plural(type: ValueType, say: Say): string {
  if (typeof type === 'string') return say(scalarWords[type].many);
  if ('optional' in type) return say('{things} or null', { things: plural(type.optional, say) });
  return 'list' in type
    ? say('lists of {things}', { things: plural(type.list, say) })
    : say('maps from texts to {things}', { things: plural(type.map, say) });
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
