// What a model's answer is held to: a zod schema as a strict JSON schema, in which every property is required and none is
// added. What that format cannot say (lengths of texts, defaults) is left out: the zod schema looks at the answer again.
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;
export interface Shape {
  name: string;
  schema: JsonSchema;
}

const unsaid = ['default', 'minLength', 'maxLength'] as const;

/** `schema`: an object. A property that may be missing must be nullable in it: a strict answer has them all. */
export function shapeOf(name: string, schema: z.ZodType): Shape {
  const { $schema: _, ...strict } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema: node }) => {
      for (const key of unsaid) delete node[key];
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
      if (node.oneOf !== undefined) {
        node.anyOf = node.oneOf;
        delete node.oneOf;
      }
      if (node.prefixItems !== undefined) {
        node.items = node.prefixItems[0] ?? true; // tuples of one kind
        delete node.prefixItems;
      }
      if (node.properties !== undefined) {
        node.required = Object.keys(node.properties);
        node.additionalProperties = false;
      }
    },
  });
  return { name, schema: strict };
}
