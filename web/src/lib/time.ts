// Times in words, in the reader's own zone and language where the browser knows it.

/** What is left of an interview, calmly: minutes, and seconds only in the last one. `ms` may be negative. */
export function timeLeft(ms: number): string {
  if (ms <= 0) return 'Time is up';
  if (ms < 60_000) return `${Math.ceil(ms / 1_000)} s left`;
  const minutes = Math.max(1, Math.ceil((ms - 1_000) / 60_000)); // a second of slack, or 5 minutes begin as 6
  if (minutes < 60) return `${minutes} min left`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h left` : `${Math.floor(minutes / 60)} h ${rest} min left`;
}

/** Time since the start where there is no limit. */
export function timeGone(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "14:05" in the reader's zone. */
export function clock(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** "24 Nov, 14:05" in the reader's zone. */
export function moment(at: string | number): string {
  return new Date(at).toLocaleString([], {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Milliseconds as people read them: "85 ms", "1.24 s". */
export function span(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(2)} s`;
}
