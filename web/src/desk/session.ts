// A session as the desk lists it, and its state in words. Pure.
import type { z } from 'zod';
import type { sessionOperations } from '../../../shared/api/sessions.ts';
import { t } from '../lib/i18n/words.ts';

export type Session = z.output<typeof sessionOperations.listSessions.response>['sessions'][number];

const whys = {
  interviewer: 'Ended by the interviewer',
  complete: 'Completed',
  expired: 'Time ran out',
  caller: 'Ended from outside the room',
} as const;

/** What the badge says. */
export function stateText(session: Pick<Session, 'active' | 'endReason'>): string {
  if (session.active) return t('Live');
  return session.endReason === null ? t('Ended') : t(whys[session.endReason]);
}
