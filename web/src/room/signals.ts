// Signals in quiet words, neighbours gathered. Pure; makes no judgement, and neither does its wording.
import type { Signal } from '../../../shared/room.ts';
import { span } from '../lib/time.ts';
import { t } from '../lib/i18n/words.ts';

export interface Group {
  n: number; // of its first signal
  at: number;
  text: string;
  /** What answers belong to: the first signal of the group. */
  answer: string | null;
}

/** Milliseconds within which leaving again is told as one line. */
const together = 60_000;

/** Pairs "left" with "back", counts repeats, newest last. */
export function groupSignals(signals: readonly Signal[]): Group[] {
  const groups: (Group & { times: number; away: number; from: number | null; kind: string })[] = [];
  for (const one of signals) {
    const last = groups.at(-1);
    const kind = one.signal.split('.')[0] ?? '';
    const back = one.signal.endsWith('.back');
    if (back) {
      if (last?.kind === kind && last.from !== null) {
        last.away += one.at - last.from;
        last.from = null;
      }
    } else if (last && kind !== 'paste' && last.kind === kind && one.at - last.at - last.away < together) {
      last.times += 1;
      last.from = one.at;
      last.answer ??= one.answer;
    } else {
      const text = kind === 'paste' ? pasteText(one) : '';
      groups.push({ n: one.n, at: one.at, text, answer: one.answer, times: 1, away: 0, from: one.at, kind });
    }
  }
  return groups.map(({ n, at, answer, text, ...rest }) => ({ n, at, answer, text: text || awayText(rest) }));
}

function pasteText(one: Signal): string {
  const { size, inside } = one.detail;
  const from = inside === true ? t('copied in this room') : t('from outside the room');
  return typeof size === 'number'
    ? t('Pasted one character, {from} | Pasted {n} characters, {from}', { n: size, from })
    : t('Pasted many characters, {from}', { from });
}

function awayText(group: { kind: string; times: number; away: number; from: number | null }): string {
  const what = {
    tab: t('Another tab was in front'),
    window: t('Another window was in front'),
    display: t('The interview was opened in a second window'),
  };
  const text = group.kind === 'tab' ? what.tab : group.kind === 'display' ? what.display : what.window;
  const times = group.times > 1 ? t(', {times} times', { times: group.times }) : '';
  const away =
    group.away > 0
      ? t(', for {away}', { away: span(group.away) })
      : group.from !== null && group.kind !== 'display'
        ? t(', not yet back')
        : '';
  return text + times + away;
}
