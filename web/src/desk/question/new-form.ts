// The fields of a question that nobody has written yet.
import { t } from '../../lib/i18n/words.ts';
import type { Form, PerLanguage } from './form.ts';

export const none = (): PerLanguage => ({
  python: '',
  javascript: '',
  typescript: '',
  java: '',
  cpp: '',
  go: '',
});

export function newForm(): Form {
  return {
    id: '',
    title: '',
    difficulty: 'easy',
    tags: '',
    languages: ['python'],
    kind: 'function',
    comparison: 'exact',
    program: { language: 'python', source: '' },
    signature: 'solve(numbers: int[]): int',
    statement: example,
    notes: '',
    parts: [],
    generator: '',
    tests: [{ name: t('the example'), hidden: false, weight: 1, input: '[[1, 2]]', output: '3' }],
    solution: none(),
    starter: none(),
    wrong: [],
  };
}
const example =
  'What is asked, in a sentence.\n\n**Example 1**\n\n```text\nInput: numbers = [1, 2]\nOutput: 3\n```\n\nWhy it is so.\n';
