// Which errors an operation may answer with, by status, in words with their stable codes. Pure.
import type { Operation } from './operation.ts';

/** [status, text] pairs in order of status. */
export function reasons(operation: Operation): [number, string][] {
  const { access, body, params, query, path, limit, method } = operation;
  const found: [number, string][] = [];
  const runs = limit === 'execution' || path === '/api/test/submit-code';
  if (body || query) found.push([400, '`invalid` (with `field`), `bad_json`']);
  if (access !== 'open') {
    found.push([401, '`unauthorized`: no key or seat, or one that is wrong, expired or revoked']);
    found.push([403, '`forbidden`: scope, role or another session; `waiting`: not let in yet']);
  }
  if (params || path.startsWith('/api/test/')) found.push([404, '`not_found`']);
  if (runs || method !== 'GET')
    found.push([
      409,
      '`running`, `started`, `ended`, `paused`, `stopped`, `submitted`, `kept`, `in_progress`',
    ]);
  if (body) found.push([413, '`too_large`: more than 100 KB'], [415, '`unsupported_media_type`']);
  if (operation.idempotent) found.push([422, '`idempotency_mismatch`']);
  if (limit !== 'none') found.push([429, '`rate_limited`: wait for Retry-After seconds']);
  found.push([503, '`busy` or `unavailable`: try again after Retry-After seconds']);
  return found;
}
