// Every language that the sandbox can run, by name. Knows nothing of how they work.
import type { Language } from '../../shared/languages.ts';
import { cpp } from './cpp/spec.ts';
import { go } from './go/spec.ts';
import { javaSpec } from './java/spec.ts';
import { javascript } from './javascript/spec.ts';
import type { LanguageSpec } from './language.ts';
import { python } from './python/spec.ts';
import { typescript } from './typescript/spec.ts';

const known: LanguageSpec[] = [python, javascript, typescript, javaSpec, cpp, go];

export const languageSpecs: ReadonlyMap<Language, LanguageSpec> = new Map(
  known.map((spec) => [spec.language, spec]),
);
