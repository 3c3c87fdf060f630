// The OpenAPI 3.1 document, made from the table of operations. Pure.
import { z } from 'zod';
import { errorSchema, type Operation } from './operation.ts';
import { operations } from './operations.ts';
import { reasons } from './error-codes.ts';

type Json = Record<string, unknown>;
export interface OpenApi extends Json {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Json>>;
  components: Json;
}

export function openApi(serverUrl: string): OpenApi {
  const schemas: Json = {};
  const paths: OpenApi['paths'] = {};
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describe(id, operation, schemas);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Candor', version: '0.1.0', description: introduction },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { ...schemas, Error: json(errorSchema, 'output', 'Error', schemas) },
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key, or the token of a seat' },
      },
    },
  };
}

const introduction =
  'Live coding interviews: sessions, code in a sandbox, what happened. JSON bodies up to 100 KB. Times are ' +
  'milliseconds since 1970. Every answer carries RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset (seconds); ' +
  'limits count per key, seat or address: general 200 in 15 minutes, execution 10 a minute, sessions 50 in 15 minutes; ' +
  'keys may carry higher ones, and the bootstrap key has ten times as many.';

function describe(id: string, operation: Operation, schemas: Json): Json {
  const { access, body, example } = operation;
  return {
    operationId: id,
    tags: [operation.tag],
    summary: operation.summary,
    description: whoMay(operation),
    'x-limit': operation.limit,
    'x-access': access,
    security: access === 'open' ? [] : [{ key: [] }, { bearer: [] }],
    parameters: parameters(id, operation, schemas),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: json(body, 'input', id, schemas), ...(example && { example }) },
        },
      },
    }),
    responses: {
      [operation.status]: { description: 'Done', content: content(id, operation, schemas) },
      ...Object.fromEntries(reasons(operation).map(([status, text]) => [status, failure(text)])),
    },
  };
}

function whoMay({ access, limit, method, agents }: Operation): string {
  const counted = limit === 'none' ? '' : ` Counted as ${limit}.`;
  if (access === 'open') return `Open to all.${counted}`;
  const seats = access.seats.length > 0 ? `, or a seat of this session: ${access.seats.join(', ')}` : '';
  const held = method !== 'GET' && agents === undefined && access.seats.includes('interviewer');
  const not =
    agents === 'never' ? ' Not an agent.' : held ? ' An agent: while people let it act freely.' : '';
  return `A key with scope ${access.scopes.filter((s) => s !== 'admin').join(' or ') || 'admin'}${seats}.${not}${counted}`;
}

function parameters(id: string, operation: Operation, schemas: Json): Json[] {
  const from = (place: 'path' | 'query', schema: z.ZodObject | undefined) =>
    Object.entries(schema?.shape ?? {}).map(([name, part]) => ({
      name,
      in: place,
      required: place === 'path',
      schema: json(part, 'input', `${id}_${name}`, schemas),
    }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
  };
  return [
    ...from('path', operation.params),
    ...from('query', operation.query),
    ...(operation.idempotent ? [key] : []),
  ];
}

function content(id: string, { response }: Operation, schemas: Json): Json {
  if (typeof response === 'string') return { [response]: { schema: { type: 'string' } } };
  return { 'application/json': { schema: json(response, 'output', `${id}Answer`, schemas) } };
}

function failure(description: string): Json {
  return { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
}

/** Recursive parts move to the components: a pointer inside an embedded schema would point nowhere. */
function json(schema: z.core.$ZodType, io: 'input' | 'output', name: string, schemas: Json): Json {
  const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  for (const [def, part] of Object.entries($defs ?? {})) schemas[`${name}_${def}`] = moved(part, name);
  return moved(rest, name);
}

function moved(part: object, name: string): Json {
  const text = JSON.stringify(part).replaceAll('"#/$defs/', `"#/components/schemas/${name}_`);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
