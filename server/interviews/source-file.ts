// A candidate's texts as the sandbox wants them: the main file first, under its language's name, then the others.
// Knows nothing of how they are compiled.
import type { SourceFile } from '../../sandbox/job.ts';
import { type CodeFile, mainName } from '../../shared/code-files.ts';
import type { Language } from '../../shared/languages.ts';

export function sourceFile(language: Language, kind: 'program' | 'function', text: string): SourceFile {
  return { path: mainName(language, kind), text };
}

export function sourceFiles(
  language: Language,
  kind: 'program' | 'function',
  { source, files = [] }: { source: string; files?: readonly CodeFile[] | undefined },
): SourceFile[] {
  return [sourceFile(language, kind, source), ...files.map(({ name, text }) => ({ path: name, text }))];
}
