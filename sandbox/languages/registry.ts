// Every language that the sandbox can run, by name. Knows nothing of how they work.
import type { Language } from '../../shared/languages.ts';
import { javascript } from './javascript/spec.ts';
import type { LanguageSpec } from './language.ts';
import { python } from './python/spec.ts';

const known: LanguageSpec[] = [python, javascript];

export const languageSpecs: ReadonlyMap<Language, LanguageSpec> = new Map(
  known.map((spec) => [spec.language, spec]),
);
