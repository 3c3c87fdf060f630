// What the REST door asks for beside tests: how a solution's time grows, what its linter says. Types alone.
import type { z } from 'zod';
import type { growthSchema } from '../../shared/api/code.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Findings, Warning } from '../../shared/evidence.ts';
import type { Language } from '../../shared/languages.ts';

/** How the time of a solution grows; null: it cannot be told. Throws when the signal is aborted. */
export type MeasureGrowth = (
  ask: { questionId: string; language: Language; source: string; files: readonly CodeFile[] },
  signal: AbortSignal,
) => Promise<z.output<typeof growthSchema>>;

/** What the language's linter says, as in server/evidence/linter.ts. Throws when the signal is aborted. */
export type Lint = (
  ask: { language: Language; source: string; files: readonly CodeFile[] },
  signal: AbortSignal,
) => Promise<Warning[]>;

/** What is found out beside the tests, as in server/evidence/findings.ts: as much as came in time. Throws when the signal is aborted. */
export type FindFindings = (
  ask: {
    questionId: string | null;
    language: Language;
    source: string;
    files: readonly CodeFile[];
    compiled: { ok: boolean; text: string } | null;
  },
  signal: AbortSignal,
) => Promise<Findings>;
