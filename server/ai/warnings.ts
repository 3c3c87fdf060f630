// What compilers and linters said about a solution, as a list with line numbers. Reads text; knows no tool's process.
import { z } from 'zod';
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

/** Of pyflakes (`main.py:3:1: text`) and `go vet` (`vet: ./main.go:3:2: text`). */
export function lineWarnings(text: string): Warning[] {
  const lines = text.matchAll(/^(?:vet: )?(?:\.?[\w./-]*\/)?[\w-]+\.\w+:(\d+):(?:\d+:?)? (.+)$/gm);
  return listed([...lines].map(([, line = '', said = '']) => warning(Number(line), said)));
}

const oxlintSchema = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().default(''),
      labels: z.array(z.object({ span: z.object({ line: z.number().int() }) })).default([]),
    }),
  ),
});

/** Of `oxlint --format json`; empty where it is not that. */
export function oxlintWarnings(text: string): Warning[] {
  const parsed = oxlintSchema.safeParse(parseJson(text));
  if (!parsed.success) return [];
  return listed(
    parsed.data.diagnostics.map(({ message, code, labels }) =>
      warning(labels[0]?.span.line ?? null, code === '' ? message : `${message} [${code}]`),
    ),
  );
}

function warning(line: number | null, text: string): Warning {
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the tool broke off: no warnings are known then
  }
}
