// The built-in bank as publishing checks it: every reference, starter and wrong solution of every question, as one table.
import { join } from 'node:path';
import { imageTag } from '../sandbox/image/context.mjs';
import { createSandbox } from '../sandbox/sandbox.ts';
import { loadBank } from '../server/interviews/bank.ts';
import { patientSandbox } from '../server/interviews/patient-sandbox.ts';
import { checkQuestion } from '../server/interviews/question-check.ts';
import type { CheckReport, CheckRun } from '../shared/authored.ts';
import { languages } from '../shared/languages.ts';

const together = 2; // questions under way
const limitMs = 20 * 60_000; // for one question

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const width = 12;
const row = (name: string, cells: string[]): string =>
  name.padEnd(24) + cells.map((cell) => cell.padStart(width)).join('');

/** "12/12 40 ms": tests passed, and the slowest. */
function cell(run: CheckRun | undefined): string {
  return run ? `${run.passed}/${run.tests} ${Math.round(run.slowestMs)}ms` : '-';
}

function shown(id: string, { runs }: CheckReport): string {
  const of = (what: CheckRun['what']): CheckRun[] => runs.filter((run) => run.what === what);
  const wrong = of('wrong');
  const caught = wrong.filter(({ passed, tests }) => passed < tests).length;
  const slack = Math.min(
    ...of('reference').map(({ limitMs: limit, slowestMs }) => limit / Math.max(1, slowestMs)),
  );
  const references = languages.map((language) =>
    cell(of('reference').find((run) => run.language === language)),
  );
  return row(id, [...references, `${caught}/${wrong.length}`, `${slack.toFixed(0)}x`]);
}

async function main(): Promise<void> {
  const [, , prefix = ''] = process.argv;
  const bank = await loadBank(join(import.meta.dirname, '../questions'));
  const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  const quiet = { info() {}, warn() {} };
  const sandbox = createSandbox({ docker: { host }, image: imageTag(), runtime: 'runc', log: quiet });
  const signal = (): AbortSignal => AbortSignal.timeout(limitMs);
  const waiting = bank.list().filter(({ question }) => question.id.startsWith(prefix));
  const totals = { questions: 0, programs: 0, errors: 0 };
  say(row('question', [...languages, 'wrong', 'slack']));
  const worker = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const { question, solution, wrong, generator } = entry;
      const authored = { question, solution, wrong, generator };
      const options = { signal: signal(), now: Date.now, onStep: () => Promise.resolve() };
      const report = await checkQuestion(patientSandbox(sandbox), authored, options);
      say(shown(question.id, report));
      for (const { severity, field, message } of report.findings) say(`  ${severity} ${field}: ${message}`);
      totals.questions += 1;
      totals.programs += report.runs.length;
      totals.errors += report.findings.filter(({ severity }) => severity === 'error').length;
    }
  };
  try {
    await Promise.all(Array.from({ length: together }, worker));
  } finally {
    await sandbox.close();
  }
  say(`${totals.questions} questions, ${totals.programs} programs, ${totals.errors} errors`);
  process.exitCode = totals.errors > 0 ? 1 : 0;
}

await main();
