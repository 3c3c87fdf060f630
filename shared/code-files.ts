// Further files beside a question's main one: what they may be called, how many, how big, where the document keeps them.
// Knows neither Yjs nor the sandbox.
import { z } from 'zod';
import { codeKey } from './documents.ts';
import type { Language } from './languages.ts';

/** Per question and language, the main file apart. `characters`: of all of them together. */
export const fileLimits = { count: 12, nameLength: 40, characters: 65_536 } as const;

/** The root map of `code` that lists them: the key of each file's text → `FileEntry`. The text stays where it is when the file is renamed. */
export const filesKey = 'files';
export const fileEntrySchema = z.object({ name: z.string(), at: z.number() });
/** `at`: when it was made, ms since 1970; the order of the tabs. */
export type FileEntry = z.infer<typeof fileEntrySchema>;

export const codeFileSchema = z.strictObject({
  name: z
    .string()
    .max(fileLimits.nameLength)
    .refine((name) => shapeProblem(name) === null, 'is no plain file name'),
  text: z.string().max(fileLimits.characters),
});
export type CodeFile = z.infer<typeof codeFileSchema>;
/** The same in journals and reports: what was accepted once is shown for ever. */
export const keptFileSchema = z.object({ name: z.string(), text: z.string() });

/** What comes along with `source` in a verb or a request. */
export const codeFilesSchema = z
  .array(codeFileSchema)
  .max(fileLimits.count)
  .refine((files) => sizeOf(files) <= fileLimits.characters, 'are too big together')
  .refine(
    (files) => new Set(files.map(({ name }) => name.toLowerCase())).size === files.length,
    'have a name twice',
  );

export const sizeOf = (files: readonly CodeFile[]): number =>
  files.reduce((sum, { text }) => sum + text.length, 0);

const mainNames: Record<Language, { program: string; function: string }> = {
  python: { program: 'main.py', function: 'solution.py' },
  javascript: { program: 'main.js', function: 'solution.js' },
  typescript: { program: 'main.ts', function: 'solution.ts' },
  java: { program: 'Main.java', function: 'Solution.java' },
  cpp: { program: 'main.cpp', function: 'solution.cpp' },
  go: { program: 'main.go', function: 'solution.go' },
};
/** What the file that starts is called: a program, or one that holds a question's function. */
export function mainName(language: Language, kind: 'program' | 'function'): string {
  return mainNames[language][kind];
}

/** Why a file may not have this name, in words; null: it may. `taken`: the names of the others. */
export function nameProblem(name: string, language: Language, taken: readonly string[]): string | null {
  const shape = shapeProblem(name);
  if (shape !== null) return shape;
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (Object.values(mainNames[language]).some(same)) return `“${name}” is the name of the main file.`;
  return taken.some(same) ? `There is a file “${name}” already.` : null;
}

/** Names that compilers and drivers write to in the working folder. */
const ours = /^(candor|program$|main\.a$)/i;

function shapeProblem(name: string): string | null {
  if (name === '') return 'A file needs a name.';
  if (name.length > fileLimits.nameLength) return `A name has at most ${fileLimits.nameLength} characters.`;
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name))
    return 'A name has letters, digits, “_”, “-” and “.” only, and begins with a letter, a digit or “_”.';
  return ours.test(name) ? `“${name}” is a name of the sandbox’s own.` : null;
}

/** The key of a new file's text: its name where that is free, else with a number; `known`: keys that were ever used. */
export function newFileKey(
  question: number,
  language: Language,
  name: string,
  known: (key: string) => boolean,
): string {
  const key = `${codeKey(question, language)}/${name}`;
  let next = key;
  for (let n = 2; known(next); n++) next = `${key}~${n}`;
  return next;
}

/** Question and language that a key of `code` belongs to, and whether it is the main file's. Null: no such key. */
export function readKey(key: string): { question: number; language: string; main: boolean } | null {
  const match = /^q([1-9]\d{0,2})\/([a-z]+)(\/.+)?$/.exec(key);
  if (!match?.[1] || !match[2]) return null;
  return { question: Number(match[1]), language: match[2], main: match[3] === undefined };
}

/**
 * The files of one question and language from the document's map, in order. Whoever wrote the map: names that are not
 * allowed, and more than may be, are left out; of two with one name the older keeps it.
 */
export function filesIn(
  map: Iterable<[string, unknown]>,
  question: number,
  language: Language,
): { key: string; name: string }[] {
  const prefix = `${codeKey(question, language)}/`;
  const entries = [...map].flatMap(([key, value]) => {
    const entry = key.startsWith(prefix) ? fileEntrySchema.safeParse(value) : null;
    return entry?.success ? [{ key, ...entry.data }] : [];
  });
  entries.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  const taken: string[] = [];
  const files: { key: string; name: string }[] = [];
  for (const { key, name } of entries) {
    const free = freeName(name, language, taken);
    if (free === null || files.length === fileLimits.count) continue;
    taken.push(free);
    files.push({ key, name: free });
  }
  return files;
}

/** Two people who make a file of one name at one moment get both: `util.py` and `util-2.py`. */
function freeName(name: string, language: Language, taken: readonly string[]): string | null {
  if (nameProblem(name, language, []) !== null) return null;
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  for (let n = 1; n <= fileLimits.count; n++) {
    const next = n === 1 ? name : `${name.slice(0, dot)}-${n}${name.slice(dot)}`;
    if (nameProblem(next, language, taken) === null) return next;
  }
  return null;
}
