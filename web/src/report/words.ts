// The report's numbers in words. Pure.
import type { Report } from '../../../shared/api/report.ts';
import { t, type PlainText } from '../lib/i18n/words.ts';

type Submission = Report['questions'][number]['submissions'][number];

export const verdictText: Record<Submission['analysis']['status'], PlainText> = {
  correct: 'All tests passed',
  partial: 'Some tests passed',
  wrong: 'Wrong answers',
  error: 'It did not run',
};

/** The highest score; of equals the last, which the candidate left standing. */
export function bestOf(submissions: readonly Submission[]): Submission | undefined {
  return submissions.reduce<Submission | undefined>(
    (best, one) => (best === undefined || one.score >= best.score ? one : best),
    undefined,
  );
}

/** Seconds as people say them. */
export function minutes(seconds: number): string {
  if (seconds < 60) return t('{seconds} s', { seconds: Math.round(seconds) });
  const whole = Math.round(seconds / 60);
  return whole < 60
    ? t('{minutes} min', { minutes: whole })
    : t('{hours} h {minutes} min', { hours: Math.floor(whole / 60), minutes: whole % 60 });
}

/** How far marks are apart, over all cards: null with fewer than two. */
export function agreement(marks: readonly (number | null)[]): string | null {
  const given = marks.filter((mark) => mark !== null);
  if (given.length < 2) return null;
  const apart = Math.max(...given) - Math.min(...given);
  return apart === 0 ? t('all agree') : t('one step apart | {n} steps apart: talk about it', { n: apart });
}
