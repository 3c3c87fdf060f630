// A question as fields of text that people type, and back, with what cannot be read told by its place. Pure.
import { z } from 'zod';
import { type Authored, authoredSchema, offered } from '../../../../shared/authored.ts';
import { languageSchema } from '../../../../shared/language-schema.ts';
import { languages, type Language } from '../../../../shared/languages.ts';
import { difficultySchema, type Part, type Question } from '../../../../shared/question.ts';
import { parseSignature, signatureText } from '../../../../shared/type-text.ts';
import { t } from '../../lib/i18n/words.ts';
import { none } from './new-form.ts';

export type PerLanguage = z.infer<typeof perLanguage>;
const perLanguage = z.record(languageSchema, z.string());
/** Everything is text: half-typed values have a place too. */
export interface Form {
  id: string;
  title: string;
  difficulty: z.infer<typeof difficultySchema>;
  tags: string; // separated by commas
  languages: Language[];
  kind: 'function' | 'stdin';
  comparison: 'exact' | 'float' | 'any-order' | 'program';
  program: { language: Language; source: string };
  signature: string; // one line
  statement: string;
  notes: string;
  parts: Part[];
  generator: string;
  tests: FormTest[];
  solution: z.infer<typeof perLanguage>;
  starter: z.infer<typeof perLanguage>;
  wrong: FormWrong[];
}
/** `input` and `output`: JSON (the arguments as a list), or the texts of a program. */
export interface FormTest {
  name: string;
  hidden: boolean;
  weight: number;
  input: string;
  output: string;
}
export interface FormWrong {
  name: string;
  language: Language;
  source: string;
  why: string;
  fails: string; // names of tests, separated by ";"
}
export interface Problem {
  field: string; // as in findings: "question.tests.0.args"
  message: string;
}

export function formOf({ question, solution, wrong, generator }: Authored): Form {
  const { id, title, difficulty, kind, statement, notes, checker } = question;
  const own = typeof checker === 'object';
  return {
    id,
    title,
    difficulty,
    kind,
    statement,
    notes,
    parts: question.parts.map((part) => ({ ...part })),
    tags: question.tags.join(', '),
    languages: [...offered(question)],
    comparison: own ? 'program' : checker,
    program: own ? { ...checker } : { language: 'python', source: '' },
    signature: question.kind === 'function' ? signatureText(question.signature) : '',
    generator: generator ?? '',
    tests: testsOf(question),
    solution: { ...none(), ...solution },
    starter: { ...none(), ...question.starter },
    wrong: wrong.map((one) => ({ ...one, fails: one.fails.join('; ') })),
  };
}

function testsOf(question: Question): FormTest[] {
  const base = ({ name = '', hidden, weight }: Question['tests'][number]) => ({ name, hidden, weight });
  return question.kind === 'stdin'
    ? question.tests.map((one) => ({ ...base(one), input: one.stdin, output: one.stdout }))
    : question.tests.map((one) => ({
        ...base(one),
        input: JSON.stringify(one.args),
        output: JSON.stringify(one.expected),
      }));
}

/** The question that the fields make, or everything that cannot be read. */
export function readForm(form: Form): { ok: true; authored: Authored } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = [];
  const draft = {
    question: {
      ...questionPart(form),
      ...(form.kind === 'function'
        ? {
            signature: signatureOf(form, problems),
            tests: form.tests.map((one, i) => readTest(one, i, problems)),
          }
        : { tests: form.tests.map((one) => ({ ...testPart(one), stdin: one.input, stdout: one.output })) }),
    },
    solution: written(form.solution),
    wrong: form.wrong.map((one) => ({ ...one, name: one.name.trim(), fails: split(one.fails, ';') })),
    generator: form.generator.trim() === '' ? null : form.generator,
  };
  if (problems.length > 0) return { ok: false, problems };
  const parsed = authoredSchema.safeParse(draft);
  if (parsed.success) return { ok: true, authored: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => ({
      field: path.map(String).join('.'),
      message,
    })),
  };
}

function questionPart(form: Form) {
  const { id, title, difficulty, kind, statement, notes, comparison, program } = form;
  const all = languages.every((language) => form.languages.includes(language));
  return {
    id: id.trim(),
    title: title.trim(),
    difficulty,
    kind,
    statement,
    notes,
    parts: form.parts.map((part) => ({ ...part, title: part.title.trim() })),
    tags: split(form.tags, ','),
    checker: comparison === 'program' ? program : comparison,
    starter: written(form.starter),
    ...(!all && { languages: languages.filter((language) => form.languages.includes(language)) }),
  };
}

function testPart({ name, hidden, weight }: FormTest) {
  return { ...(name.trim() !== '' && { name: name.trim() }), hidden, weight };
}

function signatureOf({ signature }: Form, problems: Problem[]): unknown {
  const read = parseSignature(signature);
  if (read.ok) return read.signature;
  problems.push({ field: 'question.signature', message: read.problem });
  return null;
}

function readTest(test: FormTest, i: number, problems: Problem[]): unknown {
  const at = `question.tests.${i}`;
  return {
    ...testPart(test),
    args: readJson(test.input, `${at}.args`, problems),
    expected: readJson(test.output, `${at}.expected`, problems),
  };
}

function readJson(text: string, field: string, problems: Problem[]): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    problems.push({ field, message: t('this is not JSON') });
    return null;
  }
}

function written(texts: z.infer<typeof perLanguage>): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}

function split(text: string, mark: string): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
