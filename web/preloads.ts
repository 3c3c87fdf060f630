// For each page of the app an index.html of its own that names the page's files, so that they are fetched together with the
// app's and not after them. Knows pages by their place: src/NAME/…Page.svelte is the page at /NAME.
import type { Plugin, Rolldown } from 'vite';

/** Writes `NAME.html` beside index.html for every page that the app loads. */
export function preloads(): Plugin {
  return {
    name: 'candor-preloads',
    apply: 'build',
    enforce: 'post', // behind what writes index.html
    generateBundle(_, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') throw new Error('the build has no index.html');
      const html = String(index.source);
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const app of chunks.filter((chunk) => chunk.isEntry)) {
        const loaded = new Set(filesOf(bundle, app.fileName));
        for (const file of app.dynamicImports) {
          const [, name] =
            /\/src\/([\w-]+)\/\w+Page\.svelte$/.exec(chunkOf(bundle, file)?.facadeModuleId ?? '') ?? [];
          if (name === undefined) continue;
          const links = filesOf(bundle, file)
            .filter((one) => !loaded.has(one))
            .map(link);
          const source = html.replace('  </head>', `${links.join('')}  </head>`);
          this.emitFile({ type: 'asset', fileName: `${name}.html`, source });
        }
      }
    },
  };
}

type Bundle = Rolldown.OutputBundle;

function chunkOf(bundle: Bundle, file: string): Rolldown.OutputChunk | null {
  const found = bundle[file];
  return found?.type === 'chunk' ? found : null;
}

/** A chunk with all that it needs before it runs, styles included. */
function filesOf(bundle: Bundle, file: string, seen = new Set<string>()): string[] {
  const chunk = chunkOf(bundle, file);
  if (chunk === null || seen.has(file)) return [];
  seen.add(file);
  for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style);
  for (const next of chunk.imports) filesOf(bundle, next, seen);
  return [...seen];
}

const link = (file: string): string =>
  file.endsWith('.css')
    ? `    <link rel="stylesheet" crossorigin href="/${file}">\n`
    : `    <link rel="modulepreload" crossorigin href="/${file}">\n`;
