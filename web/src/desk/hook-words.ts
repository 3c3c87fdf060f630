// What webhooks tell of, in words for people. Asks nobody.
import type { HookKind } from '../../../shared/hooks.ts';
import type { PlainText } from '../lib/i18n/words.ts';

/** What a webhook tells of. Its own name stands beside it: the receiving program knows it by that. */
export const hookWords: Record<HookKind, PlainText> = {
  'session.started': 'An interview is created',
  'session.rescheduled': 'Its time is changed',
  'session.ended': 'It ends',
  'submission.scored': 'An answer is scored',
  'run.ended': 'A program has run',
  'review.ended': 'A review is written',
  'signal.raised': 'The room notices a signal',
  'report.ready': 'The report can be read',
};
