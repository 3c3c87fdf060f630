// A server that speaks the OpenAI chat-completions wire format and says what a test tells it to. Knows no prompt.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

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
}
export interface ScriptedModel {
  url: string;
  /** The bodies of all requests, in order. */
  asked: { messages: { role: string; content: string }[] }[];
  close: () => Promise<void>;
}

/** `next` is asked for each request's script, with the request's number from 0 and its body. */
export async function startScriptedModel(
  next: (n: number, body: { messages: { role: string; content: string }[] }) => Script,
): Promise<ScriptedModel> {
  const asked: ScriptedModel['asked'] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const body = JSON.parse(text);
      asked.push(body);
      void answer(response, next(asked.length - 1, body));
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
  if (script.hang) return;
  if (script.cut) {
    response.destroy();
    return;
  }
  send([{ index: 0, delta: {}, finish_reason: 'stop' }]);
  const [read, written] = script.usage ?? [100, 20];
  send([], { prompt_tokens: read, completion_tokens: written, total_tokens: read + written });
  response.end('data: [DONE]\n\n');
}
