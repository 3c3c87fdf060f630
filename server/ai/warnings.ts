// What compilers and linters say of a solution, as a list with files and lines. Reads text; runs nothing.
import { mainName } from '../../shared/code-files.ts';
import type { Warning } from '../../shared/evidence.ts';
import { languageNames, type Language } from '../../shared/languages.ts';

const mostWarnings = 20;
const longest = 300; // characters of one

/** Of the text that a compiler printed: javac's and g++'s warnings. Other languages have linters. */
export function compilerWarnings(language: Language, text: string): Warning[] {
  if (languageNames[language].linter !== null) return [];
  const found = [...text.matchAll(/^([\w./-]+):(\d+):(?:\d+:)? warning: (.+)$/gm)].flatMap((match) => {
    const [, file = '', line = '', said = ''] = match;
    if (file.includes('candor')) return []; // the driver's own lines are not the candidate's
    const [, before = '', words = '', after = ''] =
      /^(?:\[([\w-]+)\] )?(.*?)(?: \[-W([\w+=-]+)\])?$/.exec(said) ?? [];
    return [warning(language, { file, line, rule: before || after, text: words })];
  });
  return listed(found);
}

/** Of what a linter printed: a line each, `path:line: rule: message`. */
export function linterWarnings(language: Language, text: string): Warning[] {
  const found = [...text.matchAll(/^([\w ./+-]+):(\d+): ([\w()/-]+): (.+)$/gm)];
  return listed(
    found.map(([, file = '', line = '', rule = '', said = '']) =>
      warning(language, { file, line, rule, text: said }),
    ),
  );
}

function warning(
  language: Language,
  said: { file: string; line: string; rule: string; text: string },
): Warning {
  const file = said.file.replace(/^\.\//, '');
  const main = (['program', 'function'] as const).some((kind) => mainName(language, kind) === file);
  return {
    file: main ? null : file,
    line: Number(said.line),
    rule: said.rule,
    text: said.text.trim().slice(0, longest),
  };
}

/** The main file first, in order of lines, the same once. */
function listed(found: Warning[]): Warning[] {
  const seen = new Set<string>();
  const place = ({ file, line }: Warning) => `${file ?? ''} ${String(line ?? 0).padStart(7, '0')}`;
  return found
    .filter((one) => !seen.has(`${place(one)} ${one.text}`) && seen.add(`${place(one)} ${one.text}`))
    .toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
    .slice(0, mostWarnings);
}
