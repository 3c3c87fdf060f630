// A hash of files and of all that they import from this repository, types apart. Reads import lines; knows no packages.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The texts by path. Paths are from the root of the repository. */
export function textsOf(files: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (path: string): void => {
    if (texts.has(path)) return;
    const text = readFileSync(join(root, path), 'utf8');
    texts.set(path, text);
    for (const [, target = ''] of text.matchAll(/^(?:import|export)\s(?!type\s)[^'"]*?from\s+'(\.[^']+)'/gm))
      add(relative(root, join(root, dirname(path), target)));
  };
  for (const file of files) add(file);
  return texts;
}

export function codeOf(files: readonly string[]): string {
  const texts = textsOf(files);
  const hash = createHash('sha256');
  for (const path of [...texts.keys()].toSorted()) hash.update(`\0${path}\0${texts.get(path) ?? ''}`);
  return hash.digest('hex');
}
