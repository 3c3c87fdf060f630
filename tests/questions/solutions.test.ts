// The built-in bank in the real sandbox: every reference passes all its tests, every wrong solution and every starter
// with a bug fails the tests it names. By hand the compiled languages get a quarter of the questions, all with FULL=1;
// in continuous integration all.
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { imageTag } from '../../sandbox/image/context.mjs';
import { loadBank } from '../../server/interviews/bank.ts';
import type { FolderEntry } from '../../server/interviews/question-folder.ts';
import { languages } from '../../shared/languages.ts';
import type { Language } from '../../shared/languages.ts';
import { createVerifier } from './verify.ts';

const limitMs = 400_000; // for one question with all its programs, on a busy machine
const full = process.env['FULL'] === '1' || process.env['CI'] !== undefined;
const quick: readonly Language[] = ['python', 'javascript'];
const compiled = languages.filter((language) => !quick.includes(language));

const bank = await loadBank(join(import.meta.dirname, '../../questions'));
const all = bank.list();
/** A quarter is always the same one for one state of the bank. */
const chosen = full ? all : bank.choose({ count: Math.ceil(all.length / 4), seed: 'compiled' }).entries;

const image: string = imageTag();
const sandbox = createSandbox({
  docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
  image,
  runtime: 'runc',
  log: { info() {}, warn() {} },
});
const verify = createVerifier(sandbox, image);
afterAll(() => sandbox.close());

const named = (entries: readonly FolderEntry[]) =>
  entries.map((entry) => [entry.question.id, entry] as const);

/** The language's CPU limit, in ms. */
const limitOf = async (language: Language) =>
  (await sandbox.languages()).find((info) => info.language === language)?.limits.runMs ?? 0;

async function passes({ question, solution }: FolderEntry, language: Language): Promise<void> {
  const source = solution[language];
  expect(source, `${question.id} has no reference in ${language}`).toBeDefined();
  const finding = await verify({ question, language, source: source ?? '' });
  expect({ language, ...finding, slowestMs: 0 }).toEqual({ language, failed: [], told: '', slowestMs: 0 });
  // CPU time hardly depends on the load, but only the full run, which people start, is strict about it.
  if (full)
    expect(finding.slowestMs, `slowest test in ${language}`).toBeLessThan((await limitOf(language)) / 5);
}

describe.concurrent('Python and JavaScript, all questions', () => {
  test.each(named(all))(
    '%s: references pass, wrong solutions fail',
    { timeout: limitMs },
    async (_, entry) => {
      for (const language of quick) await passes(entry, language);
      for (const { name, language, source, fails } of entry.wrong) {
        const { failed, told } = await verify({ question: entry.question, language, source });
        expect(failed, `${name} (${told})`).toEqual(expect.arrayContaining(fails));
        expect(failed.length, `${name} fails for its own reason only (${told})`).toBeLessThan(
          entry.question.tests.length,
        );
      }
    },
  );
});

describe.concurrent(
  `Compiled languages, ${full ? 'all questions' : 'a quarter of the questions (FULL=1: all)'}`,
  () => {
    test.each(named(chosen))('%s: references pass', { timeout: limitMs }, async (_, entry) => {
      for (const language of compiled) await passes(entry, language);
    });
  },
);

describe.concurrent('Debugging questions', () => {
  const debugging = named(bank.list({ tag: 'debugging' }));
  test.each(debugging)(
    '%s: every starter runs and fails some tests',
    { timeout: limitMs },
    async (_, { question }) => {
      for (const language of full ? languages : quick) {
        const source = question.starter[language];
        expect(source, `no starter in ${language}`).toBeDefined();
        const { failed, told } = await verify({ question, language, source: source ?? '' });
        expect(failed.length, `${language}: ${told}`).toBeGreaterThan(0);
        expect(failed.length, `${language}: ${told}`).toBeLessThan(question.tests.length);
      }
    },
  );
});
