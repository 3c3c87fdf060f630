// /mcp: agents use tools over the Model Context Protocol (streamable HTTP, no session, one server for each request).
// A key in the headers says who calls; its scopes decide which tools there are. Knows no room and no sandbox.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { AppError, forbidden, translate, unauthorized } from '../errors.ts';
import { type Caller, identify } from '../http/credentials.ts';
import { readJson } from '../http/json-body.ts';
import type { McpCaller, McpParts } from './ports.ts';
import { createTools, type Tool } from './tools.ts';

export interface McpOptions extends Omit<McpParts, 'handlers' | 'sessions'> {
  /** What sees the data of one organisation alone. */
  partsOf: (org: string) => Pick<McpParts, 'handlers' | 'sessions'>;
  publicUrl: string;
  corsOrigins: string[];
  address: (request: IncomingMessage) => string;
}

const seatless = { verify: async () => null }; // seats are for people and the rooms' sockets

export function createMcp(options: McpOptions): RequestListener {
  return (request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      const { error: known, ours } = translate(error);
      if (ours) options.log.error({ err: error }, 'an MCP request failed');
      refuse(response, known);
    });
  };
}

async function serve(options: McpOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  checkPlace(options, request);
  const address = options.address(request);
  const caller = await counted(options, request, address);
  if (request.method !== 'POST')
    throw new AppError('method_not_allowed', 405, 'only POST: no session is kept');
  const body = await readJson(request);
  const tools = createTools({ ...options, ...options.partsOf(caller.key.org) });
  const server = new McpServer({ name: 'candor', version: '1' });
  for (const tool of tools.filter((one) => mayUse(caller, one)))
    register(server, tool, options, { caller, address });
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => {
    server
      .close()
      .catch((error: unknown) => options.log.error({ err: error }, 'an MCP server did not close'));
  });
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  await server.connect(transport);
  await transport.handleRequest(request, response, body);
}

/** A page of another origin, or one whose name was bound to our address, is no agent. */
function checkPlace({ publicUrl, corsOrigins }: McpOptions, { headers }: IncomingMessage): void {
  const own = new URL(publicUrl);
  const origin = headers.origin;
  if (origin !== undefined && origin !== own.origin && !corsOrigins.includes(origin))
    throw forbidden('this origin may not use /mcp');
  const host = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (host !== own.hostname && host !== 'localhost' && isIP(host) === 0)
    throw forbidden('this host name is not ours');
}

/** Failed guesses at keys are counted too, against the address. */
async function counted(
  options: McpOptions,
  request: IncomingMessage,
  address: string,
): Promise<McpCaller['caller']> {
  const found = await identify(request.headers, { keys: options.keys, seats: seatless }).catch(
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );
  const caller: Caller = found instanceof AppError ? { kind: 'anonymous' } : found;
  await spend(options, 'general', caller, address);
  if (found instanceof AppError) throw found;
  if (caller.kind !== 'key') throw unauthorized();
  return caller;
}

async function spend(
  options: McpOptions,
  kind: Parameters<McpOptions['limits']['count']>[0],
  caller: Caller,
  address: string,
) {
  const { allowed, resetSeconds } = await options.limits.count(kind, caller, address);
  if (!allowed) throw new AppError('rate_limited', 429, 'too many requests', { retryAfter: resetSeconds });
}

function mayUse({ key }: McpCaller['caller'], { scopes }: Tool): boolean {
  return key.scopes.includes('admin') || scopes.some((scope) => key.scopes.includes(scope));
}

function register(server: McpServer, tool: Tool, options: McpOptions, who: McpCaller): void {
  const { name, description, input, readOnly, limit } = tool;
  const annotations = { readOnlyHint: readOnly, destructiveHint: false };
  const run = async (raw: unknown, { signal }: { signal: AbortSignal }) => {
    try {
      if (limit !== null) await spend(options, limit, who.caller, who.address);
      const text = JSON.stringify(await tool.run(raw, { ...who, signal }));
      return { content: [{ type: 'text' as const, text }] };
    } catch (error) {
      const { error: known, ours } = translate(error);
      if (ours) options.log.error({ err: error, tool: name }, 'a tool failed');
      const text = `${known.code}: ${known.message}`;
      return { isError: true, content: [{ type: 'text' as const, text }] };
    }
  };
  server.registerTool(name, { description, inputSchema: input.shape, annotations }, run);
}

function refuse(response: ServerResponse, { status, code, message, retryAfter }: AppError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'Content-Type': 'application/json',
    ...(status === 405 && { Allow: 'POST' }),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  });
  response.end(JSON.stringify({ error: code, message }));
}
