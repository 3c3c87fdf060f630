// Binds a plain text field to a shared text: for notes, where a code editor would be too much. Knows no rooms.
import type * as Y from 'yjs';

/** One edit that turns `before` into `after`: the smallest middle that differs. */
export function change(before: string, after: string): { at: number; remove: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { at: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) };
}

/** Where a caret goes when somebody else makes an edit. */
export function moved(caret: number, edit: { at: number; remove: number; insert: string }): number {
  if (edit.at >= caret) return caret;
  return edit.at + edit.insert.length + Math.max(0, caret - edit.at - edit.remove);
}

/** Keeps field and text the same in both directions. Returns its undo. */
export function bindField(field: HTMLTextAreaElement, text: Y.Text): () => void {
  let shown = text.toJSON();
  field.value = shown;
  const typed = () => {
    const edit = change(shown, field.value);
    shown = field.value;
    text.doc?.transact(() => {
      if (edit.remove > 0) text.delete(edit.at, edit.remove);
      if (edit.insert !== '') text.insert(edit.at, edit.insert);
    }, field);
  };
  const heard = (_event: Y.YTextEvent, from: Y.Transaction) => {
    if (from.origin === field) return;
    const next = text.toJSON();
    const edit = change(shown, next);
    const { selectionStart, selectionEnd } = field;
    shown = next;
    field.value = next;
    field.setSelectionRange(moved(selectionStart, edit), moved(selectionEnd, edit));
  };
  field.addEventListener('input', typed);
  text.observe(heard);
  return () => {
    field.removeEventListener('input', typed);
    text.unobserve(heard);
  };
}
