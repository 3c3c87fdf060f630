// What the pill says about the person's work: honest, in words. Pure.
export interface Work {
  mayWrite: boolean;
  ended: boolean;
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
  const edits = work.unsaved === 1 ? '1 edit not yet saved' : `${work.unsaved} edits not yet saved`;
  if (work.ended)
    return {
      text: work.unsaved > 0 ? edits : 'Ended – read only',
      tone: work.unsaved > 0 ? 'warn' : 'plain',
    };
  if (work.link === 'lost') {
    if (!work.online) return { text: 'Offline – your work is kept in this browser', tone: 'warn' };
    return { text: work.unsaved > 0 ? `Reconnecting – ${edits}` : 'Reconnecting…', tone: 'warn' };
  }
  if (!work.synced) return { text: 'Connecting…', tone: 'plain' };
  if (!work.mayWrite) return { text: 'Read only', tone: 'plain' };
  if (work.unsaved === 0) return { text: 'All edits saved', tone: 'ok' };
  return work.since < normal ? { text: 'Saving…', tone: 'plain' } : { text: edits, tone: 'warn' };
}
