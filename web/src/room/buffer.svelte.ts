// Which text of the shared code this person looks at: question, language, file. Remembers language and file.
// Knows no component.
import { mainName, readKey } from '../../../shared/code-files.ts';
import { codeKey } from '../../../shared/documents.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Files, FileTab } from '../editor/files.svelte.ts';
import { kept } from '../lib/kept.ts';

export interface Buffer {
  language: Language;
  /** The main file first. */
  readonly files: FileTab[];
  /** Of the text that is shown. */
  key: string;
  /** Goes where somebody else is: another language, another file. */
  follow(key: string): void;
}

interface Now {
  sessionId: string;
  languages(): readonly Language[];
  question(): number;
  kind(): 'program' | 'function';
}

export function createBuffer(first: Language, files: Files, now: Now): Buffer {
  const choice = kept(`language.${now.sessionId}`, 'session');
  let language = $state<Language>(now.languages().find((one) => one === choice.read()) ?? first);
  /** The file last looked at, by question and language. */
  let chosen = $state<Record<string, string>>({});
  const main = $derived(codeKey(now.question(), language));
  const tabs = $derived([
    { key: main, name: mainName(language, now.kind()) },
    ...files.of(now.question(), language),
  ]);
  // A file that somebody deleted is no place to stay.
  const key = $derived(tabs.find((tab) => tab.key === chosen[main])?.key ?? main);
  const setLanguage = (to: Language) => {
    language = to;
    choice.write(to);
  };
  return {
    get language() {
      return language;
    },
    set language(to) {
      setLanguage(to);
    },
    get files() {
      return tabs;
    },
    get key() {
      return key;
    },
    set key(to) {
      chosen = { ...chosen, [main]: to };
    },
    follow(to) {
      const place = readKey(to);
      const next = now.languages().find((one) => one === place?.language);
      if (place?.question !== now.question() || !next) return;
      if (next !== language) setLanguage(next);
      chosen = { ...chosen, [codeKey(place.question, next)]: to };
    },
  };
}
