// People's own test cases, as the shared document holds them: the same for everybody. Knows no screen.
import type * as Y from 'yjs';
import { caseKey, casesIn, casesKey, type CaseEntry } from '../../../shared/cases.ts';

export type Written = Omit<CaseEntry, 'at'>;

export interface Cases {
  /** Of one question, oldest first. Reactive. */
  of(question: number): { key: string; entry: CaseEntry }[];
  add(question: number, written: Written): void;
  change(key: string, written: Written): void;
  remove(key: string): void;
  close(): void;
}

export function watchCases(doc: Y.Doc): Cases {
  const map = doc.getMap(casesKey);
  let entries = $state.raw<[string, unknown][]>([...map]);
  const changed = () => (entries = [...map]);
  map.observe(changed);
  const put = (key: string, at: number, { texts, expected }: Written) =>
    map.set(key, { at, texts: [...texts], expected });
  return {
    of: (question) => casesIn(entries, question),
    add(question, written) {
      put(caseKey(question, crypto.randomUUID().slice(0, 8)), Date.now(), written);
    },
    change(key, written) {
      const before = map.get(key);
      const at = typeof before === 'object' && before !== null && 'at' in before ? Number(before.at) : 0;
      put(key, at, written);
    },
    remove: (key) => map.delete(key),
    close: () => map.unobserve(changed),
  };
}
