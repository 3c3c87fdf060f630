// Vim's keys, by monaco-vim, fetched when somebody wants them. Undo goes through Yjs, like everywhere here.
import type { editor } from 'monaco-editor/editor';
import { initVimMode, VimMode } from 'monaco-vim';

/** Undo of the shared text: takes back one's own edits only. */
function throughYjs(action: string) {
  return (vim: { editor: editor.IStandaloneCodeEditor }) => vim.editor.trigger('vim', action, null);
}

/** `line` shows the mode and takes `:` and `/`. Returns its undo. */
export function attachVim(code: editor.IStandaloneCodeEditor, line: HTMLElement): () => void {
  VimMode.commands.undo = throughYjs('candor.undo');
  VimMode.commands.redo = throughYjs('candor.redo');
  const vim = initVimMode(code, line);
  return () => vim.dispose();
}
