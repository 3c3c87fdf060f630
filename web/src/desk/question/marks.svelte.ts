// All that is known to be wrong with the question on the screen, by field. Knows no form.
import type { CheckFinding } from '../../../../shared/authored.ts';

export type Marks = ReturnType<typeof createMarks>;

export function createMarks() {
  let all = $state<CheckFinding[]>([]);
  return {
    get all(): CheckFinding[] {
      return all;
    },
    set(found: CheckFinding[]): void {
      all = found;
    },
    /** Of a field, and of everything inside of it. */
    under: (at: string): CheckFinding[] =>
      all.filter(({ field }) => field === at || field.startsWith(`${at}.`)),
    /** How many errors and warnings belong to one of these fields. */
    count: (...fields: string[]): number =>
      all.filter(({ field }) => fields.some((at) => field === at || field.startsWith(`${at}.`))).length,
  };
}

/** The fields that the first part of the editor shows. */
export const statementFields = [
  'id',
  'title',
  'tags',
  'statement',
  'parts',
  'signature',
  'checker',
  'languages',
].map((name) => `question.${name}`);
