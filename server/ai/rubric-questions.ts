// What rules would ask next about a submission, by its tests and how its time grows. Pure; never quotes a hidden value.
import type { Evidence } from '../../shared/evidence.ts';

/** Deterministic: the same evidence gives the same questions. */
export function questionsToAsk({ compiled, tests, findings }: Evidence): string[] {
  if (compiled && !compiled.ok) return ['What does the compiler say, and where?'];
  const failed = tests.filter((test) => !test.passed);
  const late = failed.some(({ reason }) => reason === 'time' || reason === 'wall');
  const looks = findings?.growth?.looks ?? null;
  return [
    failed.some(({ hidden }) => !hidden)
      ? 'What happens, step by step, in the first example that fails?'
      : '',
    failed.some(({ hidden }) => hidden) ? 'Which smallest input could break it?' : '',
    failed.length === 0 ? 'Which inputs would you test that are not among the examples?' : '',
    late || looks === null
      ? 'How does its time grow with the input, and why?'
      : `Measured, its time looks ${looks}: which part makes it so, and can it be less?`,
  ].filter(Boolean);
}
