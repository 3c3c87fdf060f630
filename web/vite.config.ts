// How the web app is built and served while developing. Knows the server only as an address to pass requests to.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';
import { preloads } from './preloads.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const server = 'http://localhost:3001';
/** Svelte, the styles and the parts that pages are made of, without what is fetched when it is wanted. */
const everywhere =
  /\/node_modules\/(svelte|esm-env|clsx)\/|\/web\/src\/(app\/(?!App|Help)|lib\/(?!i18n\/(german|mirrored)|[Mm]arkdown|Split|Loader|Toasts|api|ask|diff|keys|shapes|socket)|styles\/)|\/shared\/languages\./;
/** Who asks: for the pages that know people and keys. A room knows seats. */
const asking = /\/web\/src\/(lib\/api\.|home\/(key|ApiKey)\.|sign-in\/(me|Who)\.)/;
/** What answers are read with. Apart from the rest: the start page is usable before any answer has come. */
const reading = /\/node_modules\/zod\/|\/web\/src\/lib\/(ask|Loader)\.|\/shared\/(access|api\/operation)\./;

export default defineConfig({
  root,
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), preloads(), compressed()],
  resolve: {
    alias: {
      // y-monaco still asks for the path that monaco-editor had before 0.56.
      'monaco-editor/esm/vs/editor/editor.api.js': 'monaco-editor/editor',
      // So does monaco-vim; its file for browsers brings helpers that are here already.
      'monaco-editor/esm/vs/editor/editor.api': 'monaco-editor/editor',
      'monaco-editor/esm/vs/editor/common/commands/shiftCommand':
        'monaco-editor/editor/common/commands/shiftCommand',
      'monaco-vim': fileURLToPath(new URL('../node_modules/monaco-vim/dist/index.mjs', import.meta.url)),
    },
    dedupe: ['yjs'],
  },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content policy allows no data: scripts or fonts
    rolldownOptions: {
      output: {
        // What most pages share is one file each, not forty: on a slow line every answer costs its own wait.
        codeSplitting: {
          groups: [
            { name: 'app', test: everywhere },
            { name: 'asking', test: asking },
            { name: 'reading', test: reading },
            { name: 'contract', test: /\/shared\/(?!api)/, minShareCount: 2 },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 4_000, // Monaco, loaded behind a usable page
  },
  server: {
    proxy: {
      '/api': server,
      '/health': server,
      '/socket.io': { target: server, ws: true },
      '/doc': { target: server, ws: true },
    },
  },
});
