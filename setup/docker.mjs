// The few calls of the Docker Engine API that the set-up makes. Needs no docker command and no package.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { join } from 'node:path';
import process from 'node:process';
import { Trouble } from './say.mjs';

const PING_LIMIT_MS = 3_000;
const CALL_LIMIT_MS = 30_000;

/** `unix:///path`, `tcp://host:port` (with TLS when DOCKER_TLS_VERIFY is set) → options of node:http. */
function target(host) {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  const url = URL.canParse(host) ? new URL(host) : null;
  if (url === null || !/^(tcp|https?):$/.test(url.protocol))
    throw new Trouble(`DOCKER_HOST=${host}: only unix:// and tcp:// are supported`);
  const tls = url.protocol === 'https:' || Boolean(process.env.DOCKER_TLS_VERIFY);
  const folder = process.env.DOCKER_CERT_PATH;
  const certs =
    tls && folder
      ? Object.fromEntries(
          ['ca', 'cert', 'key'].map((name) => [name, readFileSync(join(folder, `${name}.pem`))]),
        )
      : {};
  return { host: url.hostname, port: url.port || (tls ? 2376 : 2375), tls, ...certs };
}

/**
 * One call. `body`: Buffer or stream. The limit counts from the last byte that moved. Resolves with the response, unread.
 */
export function call(
  host,
  method,
  path,
  { body, type = 'application/json', limitMs = CALL_LIMIT_MS, signal } = {},
) {
  return new Promise((resolve, reject) => {
    const to = target(host);
    const options = {
      ...to,
      method,
      path,
      agent: false,
      timeout: limitMs,
      headers: { Host: 'docker' },
      signal,
    };
    if (body !== undefined) options.headers['Content-Type'] = type;
    const request = (to.tls ? secure : plain)(options, resolve);
    request.on('timeout', () =>
      request.destroy(new Error(`the Docker engine was silent for ${limitMs / 1000} s`)),
    );
    request.on('error', reject);
    if (body === undefined || Buffer.isBuffer(body)) request.end(body);
    else body.on('error', (error) => request.destroy(error)).pipe(request);
  });
}

async function text(response) {
  const parts = [];
  for await (const part of response) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** The engine's own words in the body of an answer. */
function words(body) {
  try {
    return JSON.parse(body).message ?? body;
  } catch {
    return body.trim();
  }
}

/** Null when the engine answers, else why it does not. */
export async function silence(host) {
  try {
    const response = await call(host, 'GET', '/_ping', { limitMs: PING_LIMIT_MS });
    response.resume();
    return response.statusCode === 200 ? null : `it answered ${response.statusCode}`;
  } catch (error) {
    if (error.code === 'EACCES') return 'no permission to use its socket: add yourself to the group "docker"';
    if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') return 'nothing listens there';
    return error.message;
  }
}

/** A JSON answer, or null for 404. */
export async function get(host, path) {
  const response = await call(host, 'GET', path);
  const body = await text(response);
  if (response.statusCode === 404) return null;
  if (response.statusCode !== 200) throw new Trouble(`Docker: ${path}: ${words(body)}`);
  return JSON.parse(body);
}

export const image = (host, name) => get(host, `/images/${name}/json`);

/** Deletes an image's name; one that a container still uses stays. */
export async function forget(host, name) {
  (await call(host, 'DELETE', `/images/${name}`)).resume();
}

/** A call that answers with lines of JSON over a long time (pull, build, import); each goes to `onLine`. Throws on an error line. */
export async function long(host, path, { onLine = () => {}, ...options }) {
  const response = await call(host, 'POST', path, options);
  if (response.statusCode !== 200) throw new Trouble(`Docker: ${words(await text(response))}`);
  let rest = '';
  for await (const part of response) {
    const lines = (rest + part.toString()).split('\n');
    rest = lines.pop();
    for (const line of lines.filter((one) => one.trim() !== '')) {
      const parsed = JSON.parse(line);
      if (parsed.error) throw new Trouble(`Docker: ${parsed.error}`);
      onLine(parsed);
    }
  }
}
