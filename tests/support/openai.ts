// A server that speaks the OpenAI chat-completions wire format and says what a test tells it to. It takes structured output
// and tools as strictly as the real one: a schema that is not strict is refused. Knows no prompt.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { whyLoose } from './strict-schema.ts';

export interface Script {
  /** Pieces of the answer, one chunk each. */
  pieces?: string[];
  /** Answers with this status instead; `retry-after-ms: 1` comes with it. */
  status?: number;
  /** Ends the connection after the pieces, without the closing chunk. */
  cut?: boolean;
  /** Sends the pieces, then nothing more. */
  hang?: boolean;
  /** Milliseconds between pieces: a slow model. */
  slow?: number;
  /** The answer begins after this. */
  after?: Promise<void>;
  /** Tokens of the prompt and of the answer, as it tells. */
  usage?: [number, number];
  /** Sent as it is instead of an answer: no JSON, half an event. */
  garbage?: string;
  /** Calls of tools, after the pieces; the arguments come in such pieces. */
  calls?: { name: string; pieces: string[] }[];
}
export interface Body {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: 'json_schema'; json_schema: { name: string; schema: unknown; strict: boolean } };
  tools?: { type: 'function'; function: { name: string; parameters: unknown; strict: boolean } }[];
  tool_choice?: string;
}
type Field = 'response_format' | 'tools';
export interface ScriptedModel {
  url: string;
  /** The bodies of all requests, in order. */
  asked: Body[];
  close: () => Promise<void>;
}

interface Traits {
  /** Fields that it knows nothing of, and how it says so: by its error's `param`, in its message, or without a name. */
  refuses?: Field[];
  refusal?: 'param' | 'message' | 'bare';
}

/** `next` is asked for each request's script, with the request's number from 0 and its body; refused ones have a number too. */
export async function startScriptedModel(
  next: (n: number, body: Body) => Script,
  { refuses = [], refusal = 'param' }: Traits = {},
): Promise<ScriptedModel> {
  const asked: ScriptedModel['asked'] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const body: Body = JSON.parse(text);
      asked.push(body);
      const unknown = refuses.find((field) => body[field] !== undefined);
      const wrong = whyInvalid(body);
      if (unknown) refuse(response, unsupported(unknown, refusal));
      else if (wrong !== null) refuse(response, { message: wrong, param: null });
      else void answer(response, next(asked.length - 1, body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function refuse(response: ServerResponse, error: { message: string; param: string | null }): void {
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { type: 'invalid_request_error', code: null, ...error } }));
}
function unsupported(field: Field, refusal: Traits['refusal']) {
  if (refusal === 'param') return { message: 'Unsupported parameter.', param: field };
  return { message: refusal === 'message' ? `${field} is not supported here.` : 'Bad request.', param: null };
}

/** Null: the schemas are as strict as strict ones must be. */
function whyInvalid({ response_format, tools = [] }: Body): string | null {
  const format = response_format?.json_schema;
  const held = [
    ...(format ? [format] : []),
    ...tools.map((tool) => ({ ...tool.function, schema: tool.function.parameters })),
  ];
  for (const { name, strict, schema } of held) {
    if (!/^[\w-]{1,64}$/.test(name) || !strict) return `${name} is no strict schema`;
    const wrong = whyLoose(schema);
    if (wrong !== null) return `Invalid schema for ${name}: ${wrong}`;
  }
  return null;
}

async function answer(response: ServerResponse, script: Script): Promise<void> {
  await script.after;
  if (script.status !== undefined) {
    response.writeHead(script.status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
    response.end(JSON.stringify({ error: { message: 'scripted trouble' } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (script.garbage !== undefined) {
    response.end(script.garbage);
    return;
  }
  const send = (choices: object[], usage?: object) =>
    response.write(
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices, usage })}\n\n`,
    );
  for (const content of script.pieces ?? []) {
    send([{ index: 0, delta: { content } }]);
    if (script.slow) await new Promise((resolve) => setTimeout(resolve, script.slow));
  }
  for (const [index, { name, pieces }] of (script.calls ?? []).entries()) {
    const begun = { index, id: `call_${index}`, type: 'function', function: { name, arguments: '' } };
    send([{ index: 0, delta: { tool_calls: [begun] } }]);
    for (const piece of pieces)
      send([{ index: 0, delta: { tool_calls: [{ index, function: { arguments: piece } }] } }]);
  }
  if (script.hang) return;
  if (script.cut) {
    await new Promise((sent) => response.write(':\n\n', sent)); // a comment: all before it has left
    response.destroy();
    return;
  }
  send([{ index: 0, delta: {}, finish_reason: script.calls ? 'tool_calls' : 'stop' }]);
  const [read, written] = script.usage ?? [100, 20];
  send([], { prompt_tokens: read, completion_tokens: written, total_tokens: read + written });
  response.end('data: [DONE]\n\n');
}
