// A JSON schema as people read types: `{ name: string, scopes: ("read" | "admin")[] }`. Pure.
import type { OpenApi } from '../../shared/api/openapi.ts';

type Json = Record<string, unknown>;
const deepest = 5; // levels; what is deeper shows as …

export function schemaText(schema: Json, api: OpenApi, indent = 0): string {
  if (indent > deepest) return '…';
  if (typeof schema['$ref'] === 'string')
    return (
      schema['$ref']
        .split('/')
        .at(-1)
        ?.replace(/^\w+___/, '') ?? 'any'
    );
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((word) => JSON.stringify(word)).join(' | ');
  for (const word of ['anyOf', 'oneOf', 'allOf']) {
    const parts = schema[word];
    if (Array.isArray(parts)) {
      const texts = parts.map((part: unknown) => schemaText(record(part), api, indent));
      return [...new Set(texts)].join(word === 'allOf' ? ' & ' : ' | ');
    }
  }
  if (schema['type'] === 'array') return list(schemaText(record(schema['items']), api, indent));
  if (schema['type'] === 'object') return object(schema, api, indent);
  if (Array.isArray(schema['type'])) return schema['type'].join(' | ');
  return typeof schema['type'] === 'string' ? schema['type'] : 'any';
}

function list(item: string): string {
  return / [|&] /.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
}

function object(schema: Json, api: OpenApi, indent: number): string {
  const properties = Object.entries(record(schema['properties']));
  if (properties.length === 0) {
    const values = schema['additionalProperties'];
    return `{ [name]: ${schemaText(record(values), api, indent + 1)} }`;
  }
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const pad = '  '.repeat(indent + 1);
  const lines = properties.map(([name, given]) => {
    const part = record(given);
    const initial = 'default' in part ? ` = ${JSON.stringify(part['default'])}` : '';
    return `${pad}${name}${required.includes(name) ? '' : '?'}: ${schemaText(part, api, indent + 1)}${initial}`;
  });
  return `{\n${lines.join('\n')}\n${'  '.repeat(indent)}}`;
}

function record(value: unknown): Json {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
