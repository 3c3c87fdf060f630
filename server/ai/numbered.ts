// Texts of code as prompts show them: with the numbers of their lines, so that claims can name them. Bounded.
import type { CodeFile } from '../../shared/code-files.ts';

const mostBeside = 20_000; // characters of all files beside the main one

export function numbered(text: string): string[] {
  return text.split('\n').map((line, i) => `${i + 1}: ${line}`);
}

/** The first that have room, whole; of the others the names alone. */
export function numberedFiles(files: readonly CodeFile[]): { name: string; lines: string[] | null }[] {
  let left = mostBeside;
  return files.map(({ name, text }) => {
    left -= text.length;
    return { name, lines: left < 0 ? null : numbered(text) };
  });
}
