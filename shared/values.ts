// The types a question's signature may use, and the JSON values that belong to them.
import { z } from 'zod';

/** A JSON value: what crosses between the server and a language's driver. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export const valueSchema: z.ZodType<Value> = z.json();

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
