// What compilers warned of in a solution, as a list with line numbers. Reads text; runs nothing.
import type { Warning } from '../../shared/evidence.ts';
import type { Language } from '../../shared/languages.ts';

const mostWarnings = 20;
const longest = 300; // characters of one

/** Of the text that a compiler printed: javac's and g++'s warnings. Others print errors alone. */
export function compilerWarnings(language: Language, text: string): Warning[] {
  if (language !== 'java' && language !== 'cpp') return [];
  const found = [...text.matchAll(/^([\w./-]+):(\d+):(?:\d+:)? warning: (.+)$/gm)].flatMap((match) => {
    const [, file = '', line = '', said = ''] = match;
    return file.includes('candor') ? [] : [warning(Number(line), said)]; // the driver's own lines are not the candidate's
  });
  return listed(found);
}

function warning(line: number, text: string): Warning {
  return { line, text: text.trim().slice(0, longest) };
}

/** In order of lines, the same once. */
function listed(found: Warning[]): Warning[] {
  const seen = new Set<string>();
  return found
    .filter(({ line, text }) => !seen.has(`${line} ${text}`) && seen.add(`${line} ${text}`))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .slice(0, mostWarnings);
}
