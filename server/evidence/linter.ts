// What a language's linter says of a candidate's files, found in the sandbox: hostile text for a large program, under the
// limits of compiling. Runs none of the code.
import { type Sandbox, SandboxBusy, SandboxUnavailable } from '../../sandbox/job.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Warning } from '../../shared/evidence.ts';
import { languageNames, type Language } from '../../shared/languages.ts';
import { linterWarnings } from '../ai/warnings.ts';
import { sourceFiles } from '../interviews/source-file.ts';

export interface LintAsk {
  language: Language;
  source: string;
  files?: readonly CodeFile[]; // beside `source`
}
/** Nothing for languages whose compiler warns, and when the sandbox has no time. Throws when aborted. */
export type Lint = (ask: LintAsk, signal: AbortSignal) => Promise<Warning[]>;

export function createLinter({ sandbox }: { sandbox: Pick<Sandbox, 'run'> }): Lint {
  return async ({ language, source, files: beside }, signal) => {
    if (languageNames[language].linter === null) return [];
    const files = sourceFiles(language, 'function', { source, files: beside });
    let printed = '';
    try {
      for await (const event of sandbox.run({ kind: 'lint', language, files }, { signal }))
        if (event.kind === 'output' && event.stream === 'stdout') printed += event.text;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SandboxBusy || error instanceof SandboxUnavailable) return []; // evidence less, no failure
      throw error;
    }
    signal.throwIfAborted();
    return linterWarnings(language, printed);
  };
}
