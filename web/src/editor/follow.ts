// Follow mode: the editor scrolls along with one person's cursor. Knows awareness and Monaco, not rooms.
import type { editor } from 'monaco-editor/editor';
import * as Y from 'yjs';
import type { SharedDocument } from './document.svelte.ts';

/** Where a person's cursor is: the text's key and the offset in it; null when it is nowhere. */
function cursorOf(shared: SharedDocument, seat: string): { key: string; offset: number } | null {
  for (const state of shared.provider.awareness.getStates().values()) {
    if (state['user']?.seat !== seat || !state['selection']) continue;
    const head = Y.createRelativePositionFromJSON(state['selection'].head);
    const at = Y.createAbsolutePositionFromRelativePosition(head, shared.doc);
    if (!at) continue;
    for (const [key, type] of shared.doc.share) if (type === at.type) return { key, offset: at.index };
  }
  return null;
}

/** `moved` hears when the person works in another text. Returns its undo. */
export function followPerson(
  code: editor.IStandaloneCodeEditor,
  shared: SharedDocument,
  seat: string,
  moved: (key: string) => void,
): () => void {
  let shown = '';
  const look = () => {
    const at = cursorOf(shared, seat);
    const model = code.getModel();
    if (!at || !model) return;
    if (at.key !== shown) moved((shown = at.key));
    code.revealPositionInCenterIfOutsideViewport(model.getPositionAt(at.offset));
  };
  shared.provider.awareness.on('change', look);
  look();
  return () => shared.provider.awareness.off('change', look);
}
