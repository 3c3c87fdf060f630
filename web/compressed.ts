// The build's text files once more beside themselves, compressed: a server sends them as they are and works once a build,
// not once an answer. Knows files, not what is in them.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Pictures and packed fonts do not get smaller. */
const texts = /\.(js|css|html|svg|json|webmanifest|ttf|wasm)$/;
/** Bytes; less than this fits into a packet or two as it is. */
const worthwhile = 1_024;
/** Of 11: the last step takes twice as long for 2 % less. */
const quality = 10;

/** Writes `x.br` and `x.gz` beside every text `x` of a build. */
export function compressed(): Plugin {
  return {
    name: 'candor-compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the build has no folder');
      const entries = await readdir(dir, { recursive: true });
      await Promise.all(entries.filter((name) => texts.test(name)).map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const text = await readFile(file);
  if (text.length <= worthwhile) return;
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: text.length };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(text, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
}
