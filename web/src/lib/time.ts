// Times in words, in the reader's own zone and language where the browser knows it.
import { decimal, locale, t } from './i18n/words.ts';

/** What is left of an interview, calmly: minutes, and seconds only in the last one. `ms` may be negative. */
export function timeLeft(ms: number): string {
  if (ms <= 0) return t('Time is up');
  if (ms < 60_000) return t('{n} s left', { n: Math.ceil(ms / 1_000) });
  const minutes = Math.max(1, Math.ceil((ms - 1_000) / 60_000)); // a second of slack, or 5 minutes begin as 6
  if (minutes < 60) return t('{minutes} min left', { minutes });
  const rest = minutes % 60;
  return rest === 0
    ? t('{hours} h left', { hours: minutes / 60 })
    : t('{hours} h {minutes} min left', { hours: Math.floor(minutes / 60), minutes: rest });
}

/** How long something has gone on, in whole minutes. */
export function timeGone(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('under a minute');
  return minutes < 60
    ? t('{minutes} min', { minutes })
    : t('{hours} h {minutes} min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "14:05" in the reader's zone. */
export function clock(at: number): string {
  return new Date(at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
}

/** "24 Nov, 14:05" in the reader's zone. */
export function moment(at: string | number): string {
  return new Date(at).toLocaleString(locale(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Milliseconds as people read them: "85 ms", "1.24 s". */
export function span(ms: number): string {
  return ms < 1_000
    ? t('{ms} ms', { ms: Math.round(ms) })
    : t('{seconds} s', { seconds: decimal(ms / 1_000, 2) });
}
