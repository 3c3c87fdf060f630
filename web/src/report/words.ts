// The report's numbers in words. Pure.
import type { Report } from '../../../shared/api/report.ts';

type Submission = Report['questions'][number]['submissions'][number];

export const verdictText: Record<Submission['analysis']['status'], string> = {
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
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds / 60);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** How far marks are apart, over all cards: null with fewer than two. */
export function agreement(marks: readonly (number | null)[]): string | null {
  const given = marks.filter((mark) => mark !== null);
  if (given.length < 2) return null;
  const apart = Math.max(...given) - Math.min(...given);
  return apart === 0 ? 'all agree' : apart === 1 ? 'one step apart' : `${apart} steps apart: talk about it`;
}
