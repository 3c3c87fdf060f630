// The built page: hashed files for ever, index.html always fresh and for every path of the page. Never for the API.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context, Middleware } from 'koa';
import { AppError } from '../errors.ts';
import { isApi } from './error-answer.ts';

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
    if (await sendFile(ctx, root, '/index.html')) return;
    throw new AppError('not_found', 404, 'the web page is not built: run npm start');
  };
}

async function sendFile(ctx: Context, root: string, path: string): Promise<boolean> {
  const file = inside(root, path);
  if (file === null) return false;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return false;
  ctx.status = 200;
  // The body first: it sets a length and a type of its own.
  ctx.body = ctx.method === 'HEAD' ? '' : createReadStream(file);
  ctx.type = types[extname(file)] ?? extname(file);
  ctx.length = found.size;
  ctx.set('Last-Modified', found.mtime.toUTCString());
  ctx.set(
    'Cache-Control',
    path.startsWith('/assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
  );
  return true;
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
