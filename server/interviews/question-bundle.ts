// Questions as one text (JSON, YAML), as files, or as a zip of the files: written and read. Stores nothing, runs nothing.
import { strToU8, unzipSync, zipSync } from 'fflate';
import { parse as parseYaml, stringify as writeYaml } from 'yaml';
import { z } from 'zod';
import { type Authored, authoredSchema } from '../../shared/authored.ts';
import { isDeeper } from '../../shared/values.ts';
import { type Bundle, type Files, readFiles, writeFiles } from './question-files.ts';

export type Format = 'json' | 'yaml' | 'folder' | 'zip';
/** One of the three, by the format. `zip` is base64. */
export interface Packed {
  format: Format;
  text?: string | undefined;
  files?: Files | undefined;
  zip?: string | undefined;
}

const most = 100; // questions in one bundle
const mostMistakes = 100; // told at once
const deepest = 64; // lists and objects inside each other
const zipBytes = 8_000_000; // unpacked, all files together
const zipFiles = 4_000;
const aliases = 50; // in YAML: each may repeat a large part

export function pack(questions: readonly Authored[], format: Format): Packed {
  const files = (): Files =>
    Object.fromEntries(questions.flatMap((question) => Object.entries(writeFiles(question))));
  switch (format) {
    case 'json':
      return { format, text: `${JSON.stringify(questions, null, 2)}\n` };
    case 'yaml':
      return { format, text: writeYaml(questions, { aliasDuplicateObjects: false, lineWidth: 0 }) };
    case 'folder':
      return { format, files: files() };
    case 'zip': {
      const bytes = Object.entries(files()).map(([path, text]) => [path, strToU8(text)] as const);
      return { format, zip: Buffer.from(zipSync(Object.fromEntries(bytes))).toString('base64') };
    }
  }
}

/** Whole questions, and what is wrong with the others. Never throws. */
export function unpack({ format, text, files, zip }: Packed): Bundle {
  const bundle = ((): Bundle => {
    switch (format) {
      case 'json':
      case 'yaml':
        return text === undefined ? missing('text') : readText(format, text);
      case 'folder':
        return files === undefined ? missing('files') : readFiles(files);
      case 'zip':
        return zip === undefined ? missing('zip') : readZip(zip);
    }
  })();
  const over = bundle.questions.length - most;
  if (over > 0) return { questions: [], mistakes: [{ at: '', message: `more than ${most} questions` }] };
  return { ...bundle, mistakes: bundle.mistakes.slice(0, mostMistakes) };
}

function missing(at: string): Bundle {
  return { questions: [], mistakes: [{ at, message: 'is missing for this format' }] };
}

const listSchema = z.union([
  z.array(z.unknown()),
  z.object({ questions: z.array(z.unknown()) }).transform(({ questions }) => questions),
]);

/** Takes a list, or an object that has it as `questions`; each is a question, or one with what proves it. */
function readText(format: 'json' | 'yaml', text: string): Bundle {
  const value = parseText(format, text);
  if (!value.ok) return { questions: [], mistakes: [{ at: 'text', message: value.problem }] };
  const list = listSchema.safeParse(value.value);
  if (!list.success || isDeeper(value.value, deepest))
    return { questions: [], mistakes: [{ at: 'text', message: 'is no list of questions' }] };
  const bundle: Bundle = { questions: [], mistakes: [] };
  for (const [i, given] of list.data.slice(0, most + 1).entries()) {
    const whole = typeof given === 'object' && given !== null && 'question' in given;
    const parsed = authoredSchema.safeParse(whole ? given : { question: given });
    if (parsed.success) bundle.questions.push(parsed.data);
    else
      for (const { path, message } of parsed.error.issues) {
        const inside = whole ? path : path.slice(1);
        bundle.mistakes.push({ at: [i, ...inside].map(String).join('.'), message });
      }
  }
  return bundle;
}

type Value = { ok: true; value: unknown } | { ok: false; problem: string };

function parseText(format: 'json' | 'yaml', text: string): Value {
  try {
    const value: unknown =
      format === 'json' ? JSON.parse(text) : parseYaml(text, { maxAliasCount: aliases, logLevel: 'silent' });
    return { ok: true, value };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { ok: false, problem: `is not ${format === 'json' ? 'JSON' : 'YAML'}: ${why.slice(0, 200)}` };
  }
}

function readZip(base64: string): Bundle {
  const mistake = (message: string): Bundle => ({ questions: [], mistakes: [{ at: 'zip', message }] });
  const texts: Files = {};
  let [bytes, count] = [0, 0];
  const fits = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    bytes += originalSize;
    count += 1;
    return bytes <= zipBytes && count <= zipFiles && !name.endsWith('/') && !name.startsWith('__MACOSX/');
  };
  try {
    const files = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')), { filter: fits });
    for (const [path, data] of Object.entries(files))
      texts[path] = new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return mistake('is no zip of texts in UTF-8');
  }
  if (bytes > zipBytes || count > zipFiles)
    return mistake(`holds more than ${zipBytes} bytes or ${zipFiles} files`);
  return readFiles(texts);
}
