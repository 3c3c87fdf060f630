// What a program's only file is called in each language. Knows nothing of how it is compiled.
import type { SourceFile } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';

const names: Record<Language, { program: string; function: string }> = {
  python: { program: 'main.py', function: 'solution.py' },
  javascript: { program: 'main.js', function: 'solution.js' },
  typescript: { program: 'main.ts', function: 'solution.ts' },
  java: { program: 'Main.java', function: 'Solution.java' },
  cpp: { program: 'main.cpp', function: 'solution.cpp' },
  go: { program: 'main.go', function: 'solution.go' },
};

export function sourceFile(language: Language, kind: 'program' | 'function', text: string): SourceFile {
  return { path: names[language][kind], text };
}
