// Pages with nothing but the Monaco or the terminal of our build, on a port of their own. Know where the build lies, no room.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';

const folder = join(import.meta.dirname, '../../web/dist/assets');
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

/** Throws when the web app is not built. */
export async function servePlain(): Promise<{ url: string; close(): Promise<void> }> {
  const pages: Record<string, string> = { '': editorPage(), terminal: terminalPage() };
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://plain').pathname);
    const page = pages[name];
    if (page !== undefined) return void response.setHeader('Content-Type', 'text/html').end(page);
    if (!files().includes(name)) return void response.writeHead(404).end();
    response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
    response.end(readFileSync(join(folder, name)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const files = (): string[] => readdirSync(folder);

function editorPage(): string {
  const monaco = files().find(
    (name) => /^monaco-.*\.js$/.test(name) && /as monaco\b/.test(readFileSync(join(folder, name), 'utf8')),
  );
  if (monaco === undefined) throw new Error('the web app is not built, or keeps Monaco elsewhere');
  const styles = files().filter((name) => /^(monaco|editor)\b.*\.css$/.test(name));
  return `<!doctype html><meta charset="utf-8"><title>Monaco</title>
${styles.map((name) => `<link rel="stylesheet" href="/assets/${name}">`).join('\n')}
<div id="box" style="height: 600px"></div>
<script type="module">
  import { monaco } from '/assets/${monaco}';
  const value = 'def solve(values):\\n    total = 0\\n';
  monaco.editor.create(document.getElementById('box'), {
    value, language: 'python', automaticLayout: true, minimap: { enabled: false },
  });
</script>`;
}

/** `write(text)` there ends when the terminal has taken the text in. */
function terminalPage(): string {
  const [script, style] = ['js', 'css'].map((kind) =>
    files().find((name) => name.startsWith('xterm-') && name.endsWith(`.${kind}`)),
  );
  if (script === undefined || style === undefined)
    throw new Error('the web app is not built, or keeps xterm elsewhere');
  return `<!doctype html><meta charset="utf-8"><title>Terminal</title>
<link rel="stylesheet" href="/assets/${style}">
<style>:root { --mono: monospace } #box { height: 300px }</style>
<div id="box"></div>
<script type="module">
  import * as built from '/assets/${script}';
  const open = Object.values(built).find((one) => typeof one === 'function');
  const { term } = open(document.getElementById('box'));
  globalThis.write = (text) => new Promise((done) => term.write(text, done));
</script>`;
}
