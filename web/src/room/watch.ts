// What a candidate's page tells the room about its own use: leaving and coming back, large pastes, a second window. The candidate sees the same list.

type Left = 'tab.left' | 'tab.back' | 'window.left' | 'window.back';

/** Characters from which a paste is worth telling: a name or a short line is not. */
const pasteLimit = 60;
/** Copied texts that are remembered, to tell a move inside the room from a paste from outside. */
const memory = 20;

/** Tells about leaving and coming back. Returns its undo. */
export function watchLeaving(tell: (signal: Left) => void): () => void {
  const tab = () => tell(document.hidden ? 'tab.left' : 'tab.back');
  const left = () => !document.hidden && tell('window.left');
  const back = () => !document.hidden && tell('window.back');
  document.addEventListener('visibilitychange', tab);
  window.addEventListener('blur', left);
  window.addEventListener('focus', back);
  return () => {
    document.removeEventListener('visibilitychange', tab);
    window.removeEventListener('blur', left);
    window.removeEventListener('focus', back);
  };
}

/** Tells when the same seat opens its room in a second window of this browser. Returns its undo. */
export function watchSecond(seat: string, tell: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const channel = new BroadcastChannel(`candor/${seat}`);
  channel.onmessage = tell; // a window that was here before hears the new one
  channel.postMessage('here');
  return () => channel.close();
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whether a pasted text was copied in this room before: all of it, or as a part of something copied. */
export function isInside(pasted: string, copied: readonly string[]): boolean {
  const text = plain(pasted);
  return copied.some((one) => plain(one).includes(text));
}

/** A listener for pastes that tells of large ones, with size and whether the text came from this page. */
export function watchPaste(
  tell: (inside: boolean, size: number, lines: number) => void,
): (text: string) => void {
  let copied: string[] = [];
  const remember = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') || String(getSelection() ?? '');
    if (text !== '') copied = [...copied, text].slice(-memory);
  };
  document.addEventListener('copy', remember);
  document.addEventListener('cut', remember);
  return (text) => {
    if (text.length >= pasteLimit) tell(isInside(text, copied), text.length, text.split('\n').length);
  };
}
