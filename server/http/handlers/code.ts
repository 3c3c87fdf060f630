// Code without a session: languages, execute, analyze. Knows no rooms.
import type { End, Job, Receipt } from '../../../sandbox/job.ts';
import { languageNames } from '../../../shared/languages.ts';
import { compilerWarnings } from '../../ai/warnings.ts';
import { AppError, invalid } from '../../errors.ts';
import { sourceFile, sourceFiles } from '../../interviews/source-file.ts';
import { nameOf } from '../credentials.ts';
import { measure } from '../code-measures.ts';
import type { Call, Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';

type Parts = Pick<HandlerParts, 'sandbox' | 'bank' | 'measureGrowth' | 'lint'>;

export function codeHandlers(parts: Parts): Pick<Handlers, 'languages' | 'execute' | 'analyze'> {
  const { sandbox } = parts;
  return {
    async languages() {
      const languages = (await sandbox.languages()).map((info) => ({
        language: info.language,
        name: languageNames[info.language].label,
        extension: languageNames[info.language].extension,
        version: info.version,
        image: info.image,
        limits: info.limits,
      }));
      return { body: { languages } };
    },

    async execute({ body, caller, signal }) {
      const files = [sourceFile(body.language, 'program', body.code), ...body.files];
      const { language, stdin } = body;
      const scope = caller.kind === 'anonymous' ? {} : { scope: nameOf(caller) };
      const job: Job = { kind: 'program', language, files, args: [], stdin, interactive: false, ...scope };
      const ran = await run(sandbox, job, signal);
      const { end } = ran;
      if (end.reason === 'internal') throw new AppError('unavailable', 503, end.message, { retryAfter: 5 });
      const failed = end.reason !== 'ok';
      return {
        body: {
          output: ran.stdout,
          error: [ran.compilerText, ran.stderr, failed ? end.message : ''].filter(Boolean).join('\n'),
          executionTime: Math.round(end.wallMs),
          success: !failed,
          timedOut: end.reason === 'time' || end.reason === 'wall',
          receipt: ran.receipt,
        },
      };
    },

    analyze: (call) => analyze(parts, call),
  };
}

async function analyze(
  { sandbox, bank, measureGrowth, lint }: Parts,
  { body: { code, language, questionId, files: beside }, signal }: Call<'analyze'>,
) {
  if (questionId !== undefined && bank.find(questionId) === null)
    throw invalid('there is no such question in the built-in bank', 'questionId');
  const solution = { language, source: code, files: beside };
  const files = sourceFiles(language, 'function', solution);
  const signature = { name: 'solution', params: [], returns: 'int' as const };
  // No inputs: the code is compiled and not called. No sandbox is no reason to withhold the rest.
  const job: Job = { kind: 'function', language, files, signature, inputs: [] };
  const ran = await run(sandbox, job, signal).catch(() => null);
  const growing = questionId !== undefined && ran?.compiled !== false;
  const [growth, linted] = await Promise.all([
    growing ? measureGrowth({ questionId, ...solution }, signal) : null,
    ran && ran.compiled !== false ? lint(solution, signal) : [],
  ]);
  const compiles = !ran || ran.compiled === null ? null : ran.compiled;
  return {
    body: {
      language,
      ...measure(code, language, compiles),
      compiles,
      compilerOutput: ran?.compilerText ?? '',
      warnings: [...compilerWarnings(language, ran?.told ?? ''), ...linted],
      growth,
      model: null,
    },
  };
}

/** A whole run collected; the sandbox caps its output. */
async function run(sandbox: Pick<HandlerParts['sandbox'], 'run'>, job: Job, signal: AbortSignal) {
  const text = { stdout: '', stderr: '' };
  let compiled: boolean | null = null;
  let compilerText = '';
  let told = ''; // by the compiler, also when all is well
  let last: { end: End; receipt: Receipt } | null = null;
  for await (const event of sandbox.run(job, { signal })) {
    if (event.kind === 'output') text[event.stream] += event.text;
    else if (event.kind === 'compiled') {
      compiled = event.ok;
      told = event.text;
      if (!event.ok) compilerText = event.text;
    } else if (event.kind === 'ended') last = event;
  }
  if (!last) throw new Error('the sandbox gave no end');
  return { ...text, compiled, compilerText, told, ...last };
}
