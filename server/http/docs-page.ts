// The API's description as a page for people: one HTML document, no script, nothing from other hosts.
import type { OpenApi } from '../../shared/api/openapi.ts';
import { docsStyle } from './docs-style.ts';
import { schemaText } from './schema-text.ts';

type Json = Record<string, unknown>;

export function docsPage(api: OpenApi): string {
  const groups = grouped(api);
  const nav = groups.map(
    ([tag, all]) =>
      `<h2>${escape(tag)}</h2><ul>${all
        .map((o) => `<li><a href="#${o.id}">${badge(o.method)}<span>${escape(o.path)}</span></a></li>`)
        .join('')}</ul>`,
  );
  const main = groups.map(
    ([tag, all]) => `<section><h2>${escape(tag)}</h2>${all.map((o) => article(o, api)).join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Candor API</title><style>${docsStyle}</style></head>
<body><nav aria-label="Operations"><a class="brand" href="/">Candor</a><p>API ${escape(api.info.version)} ·
<a href="/api/openapi.json">openapi.json</a></p>${nav.join('')}</nav>
<main><h1>Candor API</h1><p class="lead">${escape(api.info.description)}</p>
<p class="lead">Send <code>X-API-Key: …</code> or <code>Authorization: Bearer …</code>. Errors are
<code>{"error": code, "message": text, "field"?: path}</code>; codes are stable.</p>${main.join('')}</main></body></html>`;
}

interface Shown {
  id: string;
  method: string;
  path: string;
  operation: Json;
}

function grouped(api: OpenApi): [string, Shown[]][] {
  const groups = new Map<string, Shown[]>();
  for (const [path, methods] of Object.entries(api.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = Array.isArray(operation['tags']) ? String(operation['tags'][0]) : 'other';
      const shown = { id: String(operation['operationId']), method: method.toUpperCase(), path, operation };
      groups.set(tag, [...(groups.get(tag) ?? []), shown]);
    }
  return [...groups];
}

function article({ id, method, path, operation }: Shown, api: OpenApi): string {
  const body = media(operation['requestBody']);
  const responses = Object.entries(record(operation['responses']));
  const [done] = responses;
  const answer = done && media(done[1]);
  return `<article id="${id}"><h3>${badge(method)}<code>${escape(path)}</code></h3>
<p>${code(String(operation['summary']))}. <span class="quiet">${escape(String(operation['description']))}</span></p>
${parameterTable(operation['parameters'], api)}
${body ? block('Body', schemaText(record(body['schema']), api)) : ''}
${body?.['example'] ? block('Example', JSON.stringify(body['example'], null, 2)) : ''}
${answer ? block(`Answer ${done[0]}`, schemaText(record(answer['schema']), api)) : ''}
<details><summary>Errors</summary><table>${responses
    .slice(1)
    .map(
      ([status, text]) => `<tr><td>${status}</td><td>${code(String(record(text)['description']))}</td></tr>`,
    )
    .join('')}</table></details></article>`;
}

function parameterTable(parameters: unknown, api: OpenApi): string {
  if (!Array.isArray(parameters) || parameters.length === 0) return '';
  const rows = parameters.map((given: unknown) => {
    const parameter = record(given);
    const schema = record(parameter['schema']);
    const type = schemaText(schema, api);
    return `<tr><td><code>${escape(String(parameter['name']))}</code></td><td>${escape(String(parameter['in']))}</td><td>${escape(type)}</td></tr>`;
  });
  return `<table><tr><th>Parameter</th><th>in</th><th>type</th></tr>${rows.join('')}</table>`;
}

function block(title: string, text: string): string {
  return `<figure><figcaption>${escape(title)}</figcaption><pre>${escape(text)}</pre></figure>`;
}

function media(holder: unknown): Json | undefined {
  const json = record(record(holder)['content'])['application/json'];
  return json === undefined ? undefined : record(json);
}

function record(value: unknown): Json {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
function badge(method: string): string {
  return `<b class="${method.toLowerCase()}">${method}</b>`;
}
function code(text: string): string {
  return escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
