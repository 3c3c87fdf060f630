// Reads a request's JSON body: bounded, valid UTF-8, plain data. Knows no schema.
import type { IncomingMessage } from 'node:http';
import { AppError, invalid } from '../errors.ts';

const usualBytes = 100 * 1024;
const drainBytes = 1024 * 1024; // more than is allowed: read and dropped so that a client that is still sending hears the 413
const depth = 64; // nested lists and objects

/** The parsed body; `{}` where there is none. Throws AppError 400, 413, 415. */
export async function readJson(request: IncomingMessage, bodyBytes = usualBytes): Promise<unknown> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes = await readBytes(request, bodyBytes);
  if (bytes.length === 0) return {};
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type))
    throw new AppError(
      'unsupported_media_type',
      415,
      'the body must be JSON: Content-Type: application/json',
    );
  const value = parse(bytes);
  checkPlain(value);
  return value;
}

async function readBytes(request: IncomingMessage, bodyBytes: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new AppError('unsupported_media_type', 415, 'the body must not be compressed');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      size += bytes.length;
      if (size <= bodyBytes) chunks.push(bytes);
      else chunks.length = 0;
      if (size > bodyBytes + drainBytes) break;
    }
  } catch {
    throw new AppError('invalid', 400, 'the body ended early');
  }
  if (size > bodyBytes) throw new AppError('too_large', 413, `the body is larger than ${bodyBytes} bytes`);
  return Buffer.concat(chunks);
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('bad_json', 400, 'the body is not valid JSON in UTF-8');
  }
}

/**
 * Throws AppError `invalid` with the path of what no caller means and no database takes: NUL, half a character, the name
 * `__proto__`, nesting without an end.
 */
export function checkPlain(value: unknown, path: (string | number)[] = [], left = depth): void {
  if (typeof value === 'string') return checkText(value, path);
  if (value === null || typeof value !== 'object') return;
  if (left === 0) throw invalid(`nested deeper than ${depth} levels`);
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) checkPlain(item, [...path, i], left - 1);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    checkText(key, path);
    if (key === '__proto__') throw invalid('__proto__ is not a valid name', [...path, key].join('.'));
    checkPlain(item, [...path, key], left - 1);
  }
}

function checkText(text: string, path: (string | number)[]): void {
  if (text.includes('\0')) throw invalid('text must not contain NUL', path.join('.'));
  if (!text.isWellFormed())
    throw invalid('text must be valid Unicode: half a surrogate pair', path.join('.'));
}
