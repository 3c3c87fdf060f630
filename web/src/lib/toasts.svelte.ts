// Short messages that come and go at the corner. Knows nothing of who sends them.
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad' | 'ok';
}

/** At most this many at once: the oldest goes. */
const limit = 4;
/** Milliseconds a message stays: long enough to read two lines. */
const stay = 6_000;

let next = 1;
export const toasts = $state<{ list: Toast[] }>({ list: [] });

/** Shows a message for a few seconds; it is also read out. One that is there already stays longer instead. */
export function toast(text: string, tone: Toast['tone'] = 'plain'): void {
  const id = next++;
  const others = toasts.list.filter((one) => one.text !== text);
  toasts.list = [...others, { id, text, tone }].slice(-limit);
  setTimeout(() => dismiss(id), stay);
}

export function dismiss(id: number): void {
  toasts.list = toasts.list.filter((one) => one.id !== id);
}
