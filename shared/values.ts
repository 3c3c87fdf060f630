// The types a question's signature may use, and the JSON values that belong to them. Knows no language.
import { z } from 'zod';

/** A JSON value: what crosses between the server and a language's driver. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export const valueSchema: z.ZodType<Value> = z.json();

/** Whether lists and objects are nested deeper than `levels`: JSON.parse takes what then overflows the stack of others. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** `long` is a 64-bit integer; in JSON it stays a number as long as it is safe (|n| ≤ 2^53 − 1). */
export type ValueType =
  | 'int'
  | 'long'
  | 'float'
  | 'string'
  | 'bool'
  | { list: ValueType }
  | { optional: ValueType }
  | { map: ValueType };

export const valueTypeSchema: z.ZodType<ValueType> = z.lazy(() =>
  z.union([
    z.enum(['int', 'long', 'float', 'string', 'bool']),
    z.strictObject({ list: valueTypeSchema }),
    z.strictObject({ optional: valueTypeSchema }),
    z.strictObject({ map: valueTypeSchema }),
  ]),
);

export const signatureSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  params: z
    .array(z.strictObject({ name: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), type: valueTypeSchema }))
    .max(8),
  returns: valueTypeSchema,
});
/** One function: its name in camelCase is the same in every language (Java: a static method of `Solution`). */
export type Signature = z.infer<typeof signatureSchema>;

const int32 = 2 ** 31;

/** Whether a JSON value belongs to a type. */
export function belongs(type: ValueType, value: Value): boolean {
  if (typeof type !== 'string') {
    if ('list' in type) return Array.isArray(value) && value.every((item) => belongs(type.list, item));
    if ('optional' in type) return value === null || belongs(type.optional, value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).every((item) => belongs(type.map, item));
  }
  switch (type) {
    case 'int':
      return Number.isInteger(value) && Number(value) >= -int32 && Number(value) < int32;
    case 'long':
      return Number.isSafeInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
  }
}
