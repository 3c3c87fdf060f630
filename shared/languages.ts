// The programming languages of the product, by the names that the API uses. Knows nothing of how they run.
import { z } from 'zod';

export const languages = ['python', 'javascript', 'typescript', 'java', 'cpp', 'go'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** What people read, and what Monaco calls the same language. */
export const languageNames: Record<Language, { label: string; monaco: string; extension: string }> = {
  python: { label: 'Python', monaco: 'python', extension: 'py' },
  javascript: { label: 'JavaScript', monaco: 'javascript', extension: 'js' },
  typescript: { label: 'TypeScript', monaco: 'typescript', extension: 'ts' },
  java: { label: 'Java', monaco: 'java', extension: 'java' },
  cpp: { label: 'C++', monaco: 'cpp', extension: 'cpp' },
  go: { label: 'Go', monaco: 'go', extension: 'go' },
};

/** What Monaco colours a file as, by the end of its name. */
export function monacoLanguage(fileName: string): string {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  if (/^(h|hpp|hh|cc|cxx|c)$/.test(extension)) return 'cpp';
  if (/^(mjs|cjs)$/.test(extension)) return 'javascript';
  return Object.values(languageNames).find((one) => one.extension === extension)?.monaco ?? 'plaintext';
}
