// Reads one folder of `questions/` into an entry of the bank. Does not run anything and knows no other folder.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languageNames, languages } from '../../shared/languages.ts';
import type { Language } from '../../shared/languages.ts';
import { questionSchema } from '../../shared/question.ts';
import type { CheckerProgram, Part, Question } from '../../shared/question.ts';
import type { BankEntry } from './ports.ts';

/** A plausible solution that must fail. Its first two lines say why, and which tests show it. */
export interface WrongSolution {
  name: string;
  language: Language;
  source: string;
  why: string;
  /** Names of tests that it fails for this reason; others may fail as well. */
  fails: string[];
}

export interface FolderEntry extends BankEntry {
  wrong: WrongSolution[];
  /** JavaScript that makes inputs of a wished size (questions/README.md); null where there is none. */
  generator: string | null;
}

/** One thing that is wrong with one file; `file` is relative to the bank's folder. */
export interface Mistake {
  file: string;
  problem: string;
}

export type Texts = ReadonlyMap<string, string>; // by path relative to the question's folder

/** Reads `root/id`. Everything wrong goes to `mistakes`; null when there is no usable question. */
export async function readQuestionFolder(
  root: string,
  id: string,
  mistakes: Mistake[],
): Promise<FolderEntry | null> {
  return parseFolder(id, await readTexts(join(root, id)), mistakes);
}

/** The question that the texts of one folder make. As above. */
export function parseFolder(id: string, texts: Texts, mistakes: Mistake[]): FolderEntry | null {
  const report = (file: string, problem: string) => mistakes.push({ file: `${id}/${file}`, problem });
  const question = parseQuestion(id, texts, report);
  const entry = {
    solution: byLanguage(texts, 'solutions', 'solution', report),
    wrong: wrongSolutions(texts, report),
    generator: texts.get('generator.js') ?? null,
  };
  return question && { question, ...entry };
}

async function readTexts(folder: string): Promise<Texts> {
  const files = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, string]> => {
        const name = path.slice(folder.length + 1).replaceAll('\\', '/');
        return [name, await readFile(path, 'utf8')];
      }),
    ),
  );
}

type Report = (file: string, problem: string) => void;

function parseQuestion(id: string, texts: Texts, report: Report): Question | null {
  const json = parseJson(texts.get('question.json'), (problem) => report('question.json', problem));
  if (json === null) return null;
  const statement = texts.get('statement.md');
  if (!statement) report('statement.md', 'is missing or empty');
  const starter = byLanguage(texts, 'starter', 'starter', report);
  const checker = checkerOf(texts, report);
  const parsed = questionSchema.safeParse({
    ...json,
    ...(checker && { checker }),
    statement: statement ?? '',
    starter,
    notes: texts.get('notes.md') ?? '',
    parts: partsOf(texts, report),
  });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      report('question.json', `${issue.path.join('.') || '(top)'}: ${issue.message}`);
    }
    return null;
  }
  if (parsed.data.id !== id) report('question.json', `id: is "${parsed.data.id}", the folder is "${id}"`);
  return parsed.data;
}

/** `parts/1.md` and so on: the first line is the title, the rest the statement. */
function partsOf(texts: Texts, report: Report): Part[] {
  const numbers = [...texts.keys()].flatMap((path) => {
    if (!path.startsWith('parts/')) return [];
    const [, number] = /^parts\/([1-9])\.md$/.exec(path) ?? [];
    if (number === undefined) report(path, 'is not parts/<1 to 9>.md');
    return number === undefined ? [] : [Number(number)];
  });
  return numbers
    .sort((a, b) => a - b)
    .flatMap((number, i) => {
      const path = `parts/${number}.md`;
      if (number !== i + 1) report(path, 'comes after a part that is missing');
      const [, title, statement] = /^# (.+)\n\s*([^]+)$/.exec(texts.get(path) ?? '') ?? [];
      if (title === undefined || statement === undefined) report(path, 'does not begin with "# <title>"');
      return title === undefined || statement === undefined ? [] : [{ title, statement }];
    });
}

/** `checker.<extension>`: the question's own program, which says what is right. */
function checkerOf(texts: Texts, report: Report): CheckerProgram | null {
  const found = [...texts].filter(([path]) => /^checker\.[^/]+$/.test(path));
  for (const [path] of found.slice(1)) report(path, 'is a second checker');
  const [path = '', source = ''] = found[0] ?? [];
  const language = languageOf(path);
  if (found[0] && !language) report(path, 'has no extension of a language');
  return language ? { language, source } : null;
}

function parseJson(text: string | undefined, report: (problem: string) => void): object | null {
  if (text === undefined) {
    report('is missing');
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    report('is not a JSON object');
  } catch (error) {
    report(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return null;
}

function byLanguage(texts: Texts, folder: string, stem: string, report: Report) {
  const found: Partial<Record<Language, string>> = {};
  for (const [path, text] of texts) {
    if (!path.startsWith(`${folder}/`)) continue;
    const language = languageOf(path);
    if (language && path === `${folder}/${stem}.${languageNames[language].extension}`) found[language] = text;
    else report(path, `is not ${folder}/${stem}.<extension of a language>`);
  }
  return found;
}

function wrongSolutions(texts: Texts, report: Report): WrongSolution[] {
  const wrong: WrongSolution[] = [];
  for (const [path, source] of texts) {
    if (!path.startsWith('wrong/')) continue;
    const language = languageOf(path);
    const head = /^(?:#|\/\/) Wrong: (.+)\n(?:(?:#|\/\/) Fails: (.+)\n)?/.exec(source);
    if (!language) report(path, 'has no extension of a language');
    else if (!head?.[1]) report(path, 'does not begin with the lines "Wrong: …" and "Fails: …"');
    else {
      const name = path.slice('wrong/'.length);
      wrong.push({ name, language, source, why: head[1], fails: head[2]?.split('; ') ?? [] });
    }
  }
  return wrong;
}

function languageOf(path: string): Language | undefined {
  return languages.find((language) => path.endsWith(`.${languageNames[language].extension}`));
}
