// A page with nothing but the Monaco of our build, on a port of its own. Knows where the build lies, no room.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';

const folder = join(import.meta.dirname, '../../web/dist/assets');
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

/** Throws when the web app is not built. */
export async function servePlain(): Promise<{ url: string; close(): Promise<void> }> {
  const page = plainPage();
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://plain').pathname);
    if (name === '') return void response.setHeader('Content-Type', 'text/html').end(page);
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

function plainPage(): string {
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
