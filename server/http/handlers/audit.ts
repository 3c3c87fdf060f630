// The audit log as its administrators read it: page by page, or whole as a file.
import { Readable } from 'node:stream';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import type { AuditLog } from '../audit-ports.ts';

const pageEntries = 500; // of an export: never more in memory
const columns = ['id', 'at', 'actor', 'action', 'subject', 'session', 'address', 'detail'] as const;
type Entry = Awaited<ReturnType<AuditLog['list']>>[number];

export function auditHandlers({
  auditLog,
}: Pick<HandlerParts, 'auditLog'>): Pick<Handlers, 'listAudit' | 'exportAudit'> {
  return {
    async listAudit({ query: { limit, cursor, ...filter } }) {
      const found = await auditLog.list({ ...filter, before: cursor, limit: limit + 1 });
      const entries = found.slice(0, limit);
      return { body: { entries, next: found.length > limit ? (entries.at(-1)?.id ?? null) : null } };
    },

    async exportAudit({ query: { format, ...filter }, signal }) {
      const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8';
      const lines = format === 'csv' ? csv(all(auditLog, filter)) : ndjson(all(auditLog, filter));
      const stream = Readable.from(lines, { objectMode: false, signal });
      return { stream, type, fileName: `audit.${format}` };
    },
  };
}

async function* all(log: AuditLog, filter: object): AsyncGenerator<Entry, void, void> {
  let before: string | undefined;
  for (;;) {
    const page = await log.list({ ...filter, before, limit: pageEntries });
    yield* page;
    before = page.at(-1)?.id;
    if (page.length < pageEntries) return;
  }
}

async function* ndjson(entries: AsyncGenerator<Entry, void, void>): AsyncGenerator<string, void, void> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

async function* csv(entries: AsyncGenerator<Entry, void, void>): AsyncGenerator<string, void, void> {
  yield `${columns.join(',')}\r\n`;
  for await (const { at, detail, ...entry } of entries) {
    const row = { ...entry, at: new Date(at).toISOString(), detail: JSON.stringify(detail) };
    yield `${columns.map((name) => cell(row[name] ?? '')).join(',')}\r\n`;
  }
}

/** Spreadsheets take text that begins like a formula for one. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
