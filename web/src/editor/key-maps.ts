// Puts the wanted keys on an editor, fetched when they are first wanted. Knows Monaco, not rooms.
import type { editor } from 'monaco-editor/editor';
import type { KeyMap } from '../lib/preferences.svelte.ts';

async function attach(
  code: editor.IStandaloneCodeEditor,
  keys: KeyMap,
  line: HTMLElement | undefined,
): Promise<() => void> {
  if (keys === 'emacs') return (await import('./emacs.ts')).attachEmacs(code);
  if (keys === 'vim' && line) return (await import('./vim.ts')).attachVim(code, line);
  return () => {};
}

/** `line`: Vim's own, below the code. `failed` hears when the keys could not be fetched. Returns its undo. */
export function keepKeys(
  code: editor.IStandaloneCodeEditor,
  keys: KeyMap,
  line: HTMLElement | undefined,
  failed: () => void,
): () => void {
  let gone = false;
  let undo = () => {};
  attach(code, keys, line).then((made) => {
    if (gone) made();
    else undo = made;
  }, failed);
  return () => {
    gone = true;
    undo();
  };
}
