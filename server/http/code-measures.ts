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
/** Of what stands alone where a function begins. */
const functionWords = { javascript: /\bfunction\b|=>/g, typescript: /\bfunction\b|=>/g, go: /\bfunc\b/g };
/** Of the beginnings of lines: over a whole text of blanks these would look at each as often as there are blanks. */
const functionHeads = {
  python: /^(async\s+)?def\s/gm,
  java: /^((public|private|protected|static|final)\s+)+[\w<>[\], ]+\s+\w+\s*\(/gm,
  cpp: /^[\w:<>*&, ]+\s+[*&]?\w+\s*\([^;{]{0,400}\)\s*(const\s*)?\{/gm,
};
const headLength = 200; // characters

/** `compiles`: false takes all points; null: not known. */
export function measure(code: string, language: Language, compiles: boolean | null): Measures {
  const lines = code.split('\n');
  const comment = language === 'python' ? /^\s*#/ : /^\s*(\/\/|\/\*|\*)/;
  const commentLines = lines.filter((line) => comment.test(line)).length;
  const counted = {
    lines: lines.length,
    codeLines: lines.filter((line) => line.trim() !== '' && !comment.test(line)).length,
    commentLines,
    functions: countFunctions(code, lines, language),
    branches: count(withoutText(code), branchWords),
    deepest: language === 'python' ? indentation(lines) : braces(withoutText(code)),
    longestLine: most(lines.map((line) => line.length)),
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

function countFunctions(code: string, lines: string[], language: Language): number {
  switch (language) {
    case 'javascript':
    case 'typescript':
    case 'go':
      return count(code, functionWords[language]);
    case 'python':
    case 'java':
    case 'cpp': {
      const heads = lines.map((line) => line.trim().slice(0, headLength)).filter((line) => line !== '');
      return count(heads.join('\n'), functionHeads[language]);
    }
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** 0 where there are none. Not spread into `Math.max`: arguments are limited by the stack. */
const most = (numbers: number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);

/** Strings emptied, so that their content is not counted; one that does not end goes on to the end of its line. */
function withoutText(code: string): string {
  return code.replaceAll(/"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g, '""');
}

function indentation(lines: string[]): number {
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll('\t', '    ').search(/\S/));
  return Math.ceil(most(widths) / 4);
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
