// A question as the files of its folder (questions/README.md), written and read as texts. Touches no disk.
import { type Authored, authoredSchema } from '../../shared/authored.ts';
import { languageNames } from '../../shared/languages.ts';
import { type Mistake, parseFolder } from './question-folder.ts';

export type Files = Record<string, string>; // by path: "add-two/question.json"
export interface BundleMistake {
  at: string; // a path inside of what was read
  message: string;
}
export interface Bundle {
  questions: Authored[];
  mistakes: BundleMistake[];
}

export function writeFiles({ question, solution, wrong, generator }: Authored): Files {
  const { statement, notes, parts, starter, checker, ...rest } = question;
  const files: Files = {
    'question.json': `${JSON.stringify(typeof checker === 'string' ? { ...rest, checker } : rest, null, 2)}\n`,
    'statement.md': statement,
  };
  for (const [i, part] of parts.entries())
    files[`parts/${i + 1}.md`] = `# ${part.title}\n\n${part.statement}`;
  if (notes !== '') files['notes.md'] = notes;
  if (typeof checker === 'object') files[`checker.${extension(checker.language)}`] = checker.source;
  if (generator !== null) files['generator.js'] = generator;
  for (const [folder, stem, texts] of [
    ['solutions', 'solution', solution],
    ['starter', 'starter', starter],
  ] as const)
    for (const [language, text] of Object.entries(texts))
      files[`${folder}/${stem}.${extension(language)}`] = text;
  for (const one of wrong) {
    const ending = `.${extension(one.language)}`;
    files[`wrong/${one.name.endsWith(ending) ? one.name : `${one.name}${ending}`}`] = withHead(one);
  }
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${question.id}/${path}`, text]));
}

function extension(language: string): string {
  return Object.entries(languageNames).find(([name]) => name === language)?.[1].extension ?? language;
}

/** Its first lines say why it is wrong, and which tests show it. */
function withHead({ language, source, why, name, fails }: Authored['wrong'][number]): string {
  const mark = language === 'python' ? '#' : '//';
  if (source.startsWith(`${mark} Wrong: `)) return source;
  const tests = fails.length === 0 ? '' : `${mark} Fails: ${fails.join('; ')}\n`;
  return `${mark} Wrong: ${why === '' ? name : why}\n${tests}${source}`;
}

/** Every folder with a question.json is a question, wherever it lies. What belongs to none is a mistake. */
export function readFiles(files: Files): Bundle {
  const bundle: Bundle = { questions: [], mistakes: [] };
  const paths = Object.keys(files).filter((path) => !path.endsWith('/'));
  const roots = paths.filter((path) => /(^|\/)question\.json$/.test(path)).map((path) => path.slice(0, -13));
  for (const path of paths)
    if (!roots.some((root) => path.startsWith(root)) && path.includes('/'))
      bundle.mistakes.push({ at: path, message: 'belongs to no folder with a question.json' });
  if (roots.length === 0) bundle.mistakes.push({ at: '', message: 'there is no question.json in it' });
  for (const root of roots) {
    const inside = paths.filter((path) => path.startsWith(root));
    const texts = new Map(inside.map((path) => [path.slice(root.length), files[path] ?? '']));
    readOne(root, texts, bundle);
  }
  return bundle;
}

/** `root` ends with "/"; empty: the files lie at the top, and the folder has no name that could differ. */
function readOne(root: string, texts: Map<string, string>, bundle: Bundle): void {
  const name = root.split('/').at(-2) ?? idInside(texts.get('question.json') ?? '');
  const mistakes: Mistake[] = [];
  const entry = parseFolder(name, texts, mistakes);
  bundle.mistakes.push(...mistakes.map(({ file, problem }) => ({ at: file, message: problem })));
  if (entry === null || mistakes.length > 0) return;
  const parsed = authoredSchema.safeParse(entry);
  if (parsed.success) bundle.questions.push(parsed.data);
  else
    for (const { path, message } of parsed.error.issues)
      bundle.mistakes.push({ at: `${name}/${path.map(String).join('.')}`, message });
}

function idInside(json: string): string {
  return /"id"\s*:\s*"([^"]*)"/.exec(json)?.[1] ?? '';
}
