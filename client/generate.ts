// Writes what the client knows of the API, from its OpenAPI document: `node client/generate.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openApi } from '../shared/api/openapi.ts';
import { fields, quoted, typeOf } from './types.ts';

const object = z.record(z.string(), z.unknown());
const contentSchema = z.record(z.string(), z.object({ schema: object }));
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: object })),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema })),
});
type Operation = z.infer<typeof operationSchema>;

const note = '// Made from the OpenAPI document by client/generate.ts: do not edit.';

/** The text of each generated file, by name. */
export function generated(): Record<string, string> {
  const { paths, components } = openApi('');
  const found = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method, ...operationSchema.parse(one) })),
  );
  const table = found.map(
    ({ operationId, method, path }) =>
      `  ${operationId}: [${quoted(method.toUpperCase())}, ${quoted(path)}],`,
  );
  const schemas = z.record(z.string(), object).parse(components['schemas']);
  return {
    'operations.js': [note, 'export const operations = {', ...table, '};', ''].join('\n'),
    'operations.d.ts': [
      note,
      'export declare const operations: { [Id in keyof Operations]: [method: string, path: string] };',
      '',
      `export interface Schemas ${fields(schemas, Object.keys(schemas), 0)}`,
      '',
      'export interface Operations {',
      ...found.map(
        (one) => `  /** ${one.summary.replaceAll('*/', '')} */\n  ${one.operationId}: ${shape(one)};`,
      ),
      '}',
      '',
    ].join('\n'),
  };
}

/** What an operation takes and answers. */
function shape({ parameters, requestBody, responses }: Operation): string {
  const from = (place: string): string => {
    const own = parameters.filter((one) => one.in === place);
    const needed = own.filter(({ required }) => required).map(({ name }) => name);
    return own.length === 0
      ? ''
      : fields(Object.fromEntries(own.map(({ name, schema }) => [name, schema])), needed, 4);
  };
  const [status = ''] = Object.keys(responses).filter((one) => one.startsWith('2'));
  const parts = [
    ['params', from('path')],
    ['query?', from('query')],
    ['body', jsonOf(requestBody?.content)],
    ['reply', jsonOf(responses[status]?.content) || 'string'],
  ];
  const lines = parts.filter(([, type]) => type !== '').map(([name, type]) => `    ${name}: ${type};`);
  return `{\n${lines.join('\n')}\n  }`;
}

/** Empty: it is no JSON. */
function jsonOf(content: Operation['responses'][string]['content'] | undefined): string {
  const schema = content?.['application/json']?.schema;
  return schema === undefined ? '' : typeOf(schema, 4);
}

if (import.meta.main)
  for (const [name, text] of Object.entries(generated()))
    writeFileSync(join(import.meta.dirname, name), text);
