// JSON Schema, as the OpenAPI document holds it, written as TypeScript. Knows no operation.
import { z } from 'zod';

const object = z.record(z.string(), z.unknown());
/** The keywords that shape a type; limits on values do not. */
const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(object).optional(),
  oneOf: z.array(object).optional(),
  allOf: z.array(object).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  items: z.union([object, z.boolean()]).optional(),
  prefixItems: z.array(object).optional(),
  properties: z.record(z.string(), object).optional(),
  required: z.array(z.string()).optional(),
  propertyNames: object.optional(),
  additionalProperties: z.union([object, z.boolean()]).optional(),
});
type Schema = z.infer<typeof schemaSchema>;

/** `indent`: spaces before the closing line of what takes several. */
export function typeOf(raw: object, indent = 0): string {
  const schema = schemaSchema.parse(raw);
  if (schema.$ref !== undefined) return `Schemas[${quoted(schema.$ref.split('/').at(-1) ?? '')}]`;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return union(either.map((one) => typeOf(one, indent)));
  if (schema.allOf) return schema.allOf.map((one) => `(${typeOf(one, indent)})`).join(' & ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types.length === 0 ? 'unknown' : union(types.map((type) => plain(type, schema, indent)));
}

function plain(type: string, schema: Schema, indent: number): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return listOf(schema, indent);
    case 'object':
      return objectOf(schema, indent);
    default:
      return type; // string, boolean, null
  }
}

function listOf({ items, prefixItems }: Schema, indent: number): string {
  if (prefixItems) return `[${prefixItems.map((one) => typeOf(one, indent)).join(', ')}]`;
  return `Array<${typeof items === 'object' ? typeOf(items, indent) : 'unknown'}>`;
}

function objectOf(schema: Schema, indent: number): string {
  const { properties, required = [], additionalProperties: rest, propertyNames } = schema;
  if (properties && Object.keys(properties).length > 0) return fields(properties, required, indent);
  if (rest === false) return 'Record<string, never>';
  const value = typeof rest === 'object' ? typeOf(rest, indent) : 'unknown';
  const names = propertyNames?.['enum'] ? typeOf(propertyNames) : 'string';
  const record = `Record<${names}, ${value}>`;
  return names === 'string' || required.length > 0 ? record : `Partial<${record}>`;
}

/** The lines of an object type. */
export function fields(
  properties: Record<string, object>,
  required: readonly string[],
  indent: number,
): string {
  const space = ' '.repeat(indent + 2);
  const lines = Object.entries(properties).map(([name, one]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
    return `${space}${key}${required.includes(name) ? '' : '?'}: ${typeOf(one, indent + 2)};`;
  });
  return `{\n${lines.join('\n')}\n${' '.repeat(indent)}}`;
}

const union = (types: string[]): string => [...new Set(types)].join(' | ');
export const quoted = (text: string): string => `'${text}'`;
