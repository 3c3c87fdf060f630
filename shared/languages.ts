// The programming languages of the product, by the names that the API uses. Knows nothing of how they run.

export const languages = ['python', 'javascript', 'typescript', 'java', 'cpp', 'go'] as const;
export type Language = (typeof languages)[number];

/** What people read, what Monaco calls the same language, and what looks through its code; null: its compiler warns. */
export const languageNames: Record<
  Language,
  { label: string; monaco: string; extension: string; linter: string | null }
> = {
  python: { label: 'Python', monaco: 'python', extension: 'py', linter: 'pyflakes' },
  javascript: { label: 'JavaScript', monaco: 'javascript', extension: 'js', linter: 'oxlint' },
  typescript: { label: 'TypeScript', monaco: 'typescript', extension: 'ts', linter: 'oxlint' },
  java: { label: 'Java', monaco: 'java', extension: 'java', linter: null },
  cpp: { label: 'C++', monaco: 'cpp', extension: 'cpp', linter: null },
  go: { label: 'Go', monaco: 'go', extension: 'go', linter: 'vet' },
};

/** What Monaco colours a file as, by the end of its name. */
export function monacoLanguage(fileName: string): string {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  if (/^(h|hpp|hh|cc|cxx|c)$/.test(extension)) return 'cpp';
  if (/^(mjs|cjs)$/.test(extension)) return 'javascript';
  return Object.values(languageNames).find((one) => one.extension === extension)?.monaco ?? 'plaintext';
}
