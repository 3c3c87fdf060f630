// The files beside the main one, as the shared document lists them: the same tabs for everybody. Knows no screen.
import * as Y from 'yjs';
import { filesIn, filesKey, newFileKey } from '../../../shared/code-files.ts';
import { codeKey } from '../../../shared/documents.ts';
import type { Language } from '../../../shared/languages.ts';

/** `key`: of its text in the document, the same whatever the file is called. */
export interface FileTab {
  key: string;
  name: string;
}

export interface Files {
  /** Those beside the main one, in order. Reactive. */
  of(question: number, language: Language): FileTab[];
  /** The key of the new, empty file. The caller has looked at the name. */
  add(question: number, language: Language, name: string): string;
  rename(key: string, name: string): void;
  remove(key: string): void;
  close(): void;
}

export function watchFiles(doc: Y.Doc): Files {
  const map = doc.getMap(filesKey);
  let entries = $state.raw<[string, unknown][]>([...map]);
  const changed = () => (entries = [...map]);
  map.observe(changed);
  const used = (key: string) => map.has(key) || doc.share.has(key);
  return {
    of: (question, language) => filesIn(entries, question, language),
    add(question, language, name) {
      const key = newFileKey(question, language, name, used);
      map.set(key, { name, at: Date.now() });
      return key;
    },
    rename(key, name) {
      const entry = map.get(key);
      const at = typeof entry === 'object' && entry !== null && 'at' in entry ? entry.at : Date.now();
      map.set(key, { name, at });
    },
    remove(key) {
      doc.transact(() => {
        const text = doc.getText(key);
        text.delete(0, text.length);
        map.delete(key);
      });
    },
    close: () => map.unobserve(changed),
  };
}

/** Main file and those beside it, as they are sent to be run. */
export function programOf(doc: Y.Doc, files: Files, question: number, language: Language) {
  const text = (key: string) => doc.getText(key).toJSON();
  return {
    language,
    source: text(codeKey(question, language)),
    files: files.of(question, language).map(({ key, name }) => ({ name, text: text(key) })),
  };
}
