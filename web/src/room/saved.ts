// What the pill says about the person's work: honest, in words. Pure.
import { t } from '../lib/i18n/words.ts';
export interface Work {
  mayWrite: boolean;
  ended: boolean;
  /** The server closed the shared code for good: what to do stands in the bar. */
  closed: boolean;
  link: 'connecting' | 'open' | 'lost';
  synced: boolean;
  online: boolean;
  unsaved: number;
  /** Milliseconds since there was last nothing unsaved. */
  since: number;
}
export interface Saved {
  text: string;
  tone: 'ok' | 'plain' | 'warn';
}

/** Milliseconds in which saving is normal and not worth a number. */
const normal = 2_000;

export function savedText(work: Work): Saved {
  const edits = t('1 edit not yet saved | {n} edits not yet saved', { n: work.unsaved });
  if (work.ended)
    return {
      text: work.unsaved > 0 ? edits : t('Ended – read only'),
      tone: work.unsaved > 0 ? 'warn' : 'plain',
    };
  if (work.closed) return { text: work.unsaved > 0 ? edits : t('Not connected'), tone: 'warn' };
  if (work.link === 'lost') {
    if (!work.online) return { text: t('Offline – your work is kept in this browser'), tone: 'warn' };
    return {
      text: work.unsaved > 0 ? t('Reconnecting – {edits}', { edits }) : t('Reconnecting…'),
      tone: 'warn',
    };
  }
  if (!work.synced) return { text: t('Connecting…'), tone: 'plain' };
  if (!work.mayWrite) return { text: t('Read only'), tone: 'plain' };
  if (work.unsaved === 0) return { text: t('All edits saved'), tone: 'ok' };
  return work.since < normal ? { text: t('Saving…'), tone: 'plain' } : { text: edits, tone: 'warn' };
}
