// The built page: hashed files for ever, the page itself always fresh and for every place in it, each as its build
// compressed it where the browser takes that. Never for the API.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context, Middleware } from 'koa';
import { AppError } from '../errors.ts';
import { isApi } from './error-answer.ts';

/** What the build writes beside a text, the smallest first: encodings and how their files end. */
const forms = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const yearSeconds = 365 * 24 * 60 * 60;
const types: Record<string, string> = {
  '.wasm': 'application/wasm',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** `root`: an absolute folder; it may be missing, then pages answer 404 and say what to do. */
export function serveFiles(root: string): Middleware {
  return async (ctx, next) => {
    if (isApi(ctx.path) || (ctx.method !== 'GET' && ctx.method !== 'HEAD') || ctx.status !== 404)
      return next();
    if (await sendFile(ctx, root, ctx.path)) return;
    // A path with an extension is a file that is not there; one without is a place inside the page.
    if (extname(ctx.path) !== '') throw new AppError('not_found', 404, 'no such file');
    for (const page of [pageOf(ctx.path), '/index.html']) if (await sendFile(ctx, root, page)) return;
    throw new AppError('not_found', 404, 'the web page is not built: run npm start');
  };
}

/** Where the build wrote the page for a place: "/room/x" has room.html, which names that page's files. */
function pageOf(path: string): string {
  const [, name] = /^\/([\w-]+)/.exec(path) ?? [];
  return `/${name ?? 'home'}.html`;
}

async function sendFile(ctx: Context, root: string, path: string): Promise<boolean> {
  const file = inside(root, path);
  if (file === null || forms.some(([, ending]) => file.endsWith(ending))) return false;
  const found = await pick(ctx, file);
  if (found === null) return false;
  ctx.status = 200;
  ctx.vary('Accept-Encoding');
  ctx.set('Last-Modified', found.mtime.toUTCString());
  // The encoding stands in front: proxies that compress put theirs behind, and take it off again.
  ctx.etag = `${found.encoding}-${found.mtime.getTime().toString(36)}-${found.size.toString(36)}`;
  ctx.set(
    'Cache-Control',
    path.startsWith('/assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
  );
  if (ctx.fresh) {
    ctx.status = 304;
    return true;
  }
  // The body first: it sets a length and a type of its own.
  ctx.body = ctx.method === 'HEAD' ? '' : createReadStream(found.path);
  ctx.type = types[extname(file)] ?? extname(file);
  ctx.length = found.size;
  if (found.encoding !== 'plain') ctx.set('Content-Encoding', found.encoding);
  return true;
}

interface Found {
  path: string;
  encoding: (typeof forms)[number][0] | 'plain';
  size: number; // bytes
  mtime: Date;
}

/** The smallest form of a file that the browser takes; null: there is none. */
async function pick(ctx: Context, file: string): Promise<Found | null> {
  const plain = await find(file, 'plain');
  if (plain === null) return null;
  for (const [encoding, ending] of forms) {
    if (ctx.acceptsEncodings(encoding) !== encoding) continue;
    const found = await find(file + ending, encoding);
    if (found !== null) return found;
  }
  return plain;
}

async function find(path: string, encoding: Found['encoding']): Promise<Found | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { path, encoding, size: found.size, mtime: found.mtime } : null;
}

/** Null: the path is broken or leaves the folder. */
function inside(root: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = normalize(join(root, decoded));
  return file.startsWith(root + sep) ? file : null;
}
