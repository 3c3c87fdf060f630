// Puts one shared text after another into one editor, each with a model of its own, so that buffers keep their cursors.
// Knows Monaco and Yjs, not rooms.
import type { editor, IDisposable } from 'monaco-editor/editor';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MonacoBinding, monaco } from './monaco.ts';
import { t } from '../lib/i18n/words.ts';

interface Buffer {
  model: editor.ITextModel;
  binding: MonacoBinding;
  undo: Y.UndoManager;
  view: editor.ICodeEditorViewState | null;
}

export interface Buffers {
  /** Shows the text of `key`, coloured as `language`. */
  show(key: string, language: string): void;
  destroy(): void;
}

/** `doc` and `awareness` stay the caller's. Undo goes through Yjs, so that it only takes back one's own edits. */
export function createBuffers(code: editor.IStandaloneCodeEditor, doc: Y.Doc, awareness: Awareness): Buffers {
  const buffers = new Map<string, Buffer>();
  const cursors = whileTyping(code, awareness);
  let shown: Buffer | null = null;
  const open = (key: string, language: string): Buffer => {
    const text = doc.getText(key);
    const model = monaco.editor.createModel(text.toJSON(), language);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const binding = new MonacoBinding(text, model, new Set([code]), cursors);
    const undo = new Y.UndoManager(text, { trackedOrigins: new Set([binding]), captureTimeout: 400 });
    return { model, binding, undo, view: null };
  };
  const keys = undoKeys(code, () => shown?.undo);
  return {
    show(key, language) {
      if (shown) shown.view = code.saveViewState();
      const buffer = buffers.get(key) ?? open(key, language);
      buffers.set(key, buffer);
      shown = buffer;
      monaco.editor.setModelLanguage(buffer.model, language); // a renamed file may be of another one
      code.setModel(buffer.model);
      if (buffer.view) code.restoreViewState(buffer.view);
    },
    destroy() {
      for (const key of keys) key.dispose();
      for (const { model, undo } of buffers.values()) {
        undo.destroy();
        model.dispose(); // ends its binding too
      }
      buffers.clear();
    },
  };
}

/**
 * The same awareness, except that a cursor is told only while its owner is in the editor: an edit of somebody else moves
 * every watcher's cursor, and each would tell all the others.
 */
function whileTyping(code: editor.IStandaloneCodeEditor, awareness: Awareness): Awareness {
  return Object.create(awareness, {
    setLocalStateField: {
      value: (field: string, value: unknown) => {
        if (code.hasTextFocus()) awareness.setLocalStateField(field, value);
      },
    },
  });
}

function undoKeys(code: editor.IStandaloneCodeEditor, undo: () => Y.UndoManager | undefined): IDisposable[] {
  const { KeyMod, KeyCode } = monaco;
  const add = (id: string, label: string, keybindings: number[], run: () => void) =>
    code.addAction({ id, label, keybindings, run });
  return [
    add('candor.undo', t('Undo'), [KeyMod.CtrlCmd | KeyCode.KeyZ], () => void undo()?.undo()),
    add(
      'candor.redo',
      t('Redo'),
      [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
      () => void undo()?.redo(),
    ),
  ];
}
