// Where a run's standard input comes from: typed while it runs, or all at once from an example or a case.
// Knows no component.
import type { PublicQuestion } from '../../../shared/question.ts';
import type { Cases } from '../editor/cases.svelte.ts';
import { t } from '../lib/i18n/words.ts';

export interface Input {
  /** "typed" first; nothing else for questions without standard input. */
  readonly choices: { value: string; label: string }[];
  chosen: string;
  /** All of the input; null: it is typed. */
  text(): string | null;
  /** The run whose input has ended, so that nobody offers to end it again. */
  closed: string;
}

export function createInput(question: () => PublicQuestion | null, cases: Cases): Input {
  let chosen = $state('typed');
  let closed = $state('');
  const sources = $derived.by(() => {
    const asked = question();
    if (asked?.kind !== 'stdin') return [];
    const samples = asked.samples.map(({ index, written }, at) => ({
      value: `example ${index}`,
      label: t('Example {at}', { at: at + 1 }),
      text: written?.texts[0] ?? null,
    }));
    const own = cases.of(asked.number).map(({ key, entry }, at) => ({
      value: key,
      label: t('Case {at}', { at: at + 1 }),
      text: entry.texts[0] ?? '',
    }));
    return [...samples, ...own].filter((one) => one.text !== null);
  });
  // A case that was deleted, or another question: back to typing.
  const source = $derived(sources.find((one) => one.value === chosen));
  return {
    get choices() {
      return [{ value: 'typed', label: t('Typed while it runs') }, ...sources];
    },
    get chosen() {
      return source ? chosen : 'typed';
    },
    set chosen(to) {
      chosen = to;
    },
    text: () => source?.text ?? null,
    get closed() {
      return closed;
    },
    set closed(to) {
      closed = to;
    },
  };
}
