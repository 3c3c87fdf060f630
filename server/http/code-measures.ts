// Measures a source text by counting: size, branches, nesting. No parser, so no judgement of what it does. Pure.
import type { Language } from '../../shared/languages.ts';

const longLine = 110; // characters
const deepNesting = 4; // levels
const manyBranches = 15;
const manyLines = 120;

export interface Measures {
  lines: number;
  codeLines: number;
  commentLines: number;
  functions: number;
  branches: number;
  deepest: number;
  longestLine: number;
  score: number; // 0 to 100, of readability by these rules alone
  suggestions: string[];
}

const branchWords = /\b(if|elif|for|while|case|catch|except|when)\b|&&|\|\||\?(?![.?:])/g;
const functionWords: Record<Language, RegExp> = {
  python: /^\s*(async\s+)?def\s/gm,
  javascript: /\bfunction\b|=>/g,
  typescript: /\bfunction\b|=>/g,
  java: /^\s*((public|private|protected|static|final)\s+)+[\w<>[\], ]+\s+\w+\s*\(/gm,
  cpp: /^[\w:<>*&, ]+\s+[*&]?\w+\s*\([^;]*\)\s*(const\s*)?\{/gm,
  go: /\bfunc\b/g,
};

/** `compiles`: false takes all points; null: not known. */
export function measure(code: string, language: Language, compiles: boolean | null): Measures {
  const lines = code.split('\n');
  const comment = language === 'python' ? /^\s*#/ : /^\s*(\/\/|\/\*|\*)/;
  const commentLines = lines.filter((line) => comment.test(line)).length;
  const counted = {
    lines: lines.length,
    codeLines: lines.filter((line) => line.trim() !== '' && !comment.test(line)).length,
    commentLines,
    functions: count(code, functionWords[language]),
    branches: count(withoutText(code), branchWords),
    deepest: language === 'python' ? indentation(lines) : braces(withoutText(code)),
    longestLine: Math.max(...lines.map((line) => line.length)),
  };
  const suggestions = advise(counted, compiles);
  return {
    ...counted,
    suggestions,
    score: compiles === false ? 0 : Math.max(0, 100 - 15 * suggestions.length),
  };
}

function advise(found: Omit<Measures, 'score' | 'suggestions'>, compiles: boolean | null): string[] {
  const advice: string[] = [];
  if (compiles === false) advice.push('Make it compile.');
  if (found.longestLine > longLine) advice.push(`Break lines longer than ${longLine} characters.`);
  if (found.deepest > deepNesting)
    advice.push('Flatten the nesting: return early, or move the inside to a function.');
  if (found.branches > manyBranches && found.functions <= 1)
    advice.push('Many decisions in one place: give some of them functions with names.');
  if (found.codeLines > manyLines && found.functions <= 2)
    advice.push('Split the code into smaller functions.');
  return advice;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Strings emptied, so that their content is not counted. */
function withoutText(code: string): string {
  return code.replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
}

function indentation(lines: string[]): number {
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll('\t', '    ').search(/\S/));
  return Math.ceil(Math.max(0, ...widths) / 4);
}

function braces(code: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of code) {
    if (char === '{') deepest = Math.max(deepest, ++depth);
    else if (char === '}') depth = Math.max(0, depth - 1);
  }
  return deepest;
}
