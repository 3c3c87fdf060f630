// The files that a candidate keeps: names as an editor knows them. Pure.
import { languageSchema } from '../../../shared/language-schema.ts';
import { languageNames, type Language } from '../../../shared/languages.ts';

export interface OwnFile {
  key: string; // of the shared document: "q1/python", "q1/python/util.py"
  name: string;
  language: Language;
  text: string;
}

/** In order of their keys; a key that is no code of a question is left out. */
export function filesOf(code: Record<string, string>): OwnFile[] {
  return Object.entries(code)
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([key, text]) => {
      const [question = '', given, name] = key.split('/');
      const language = languageSchema.safeParse(given);
      if (!language.success) return [];
      const main = `question-${question.slice(1)}.${languageNames[language.data].extension}`;
      return [{ key, text, language: language.data, name: name ?? main }];
    });
}
