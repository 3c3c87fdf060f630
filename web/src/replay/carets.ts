// People's carets and selections in the code of a moment. Knows Monaco's model, not where they come from.
import type { editor } from 'monaco-editor/editor';
import { caretRules, openSheet } from '../editor/cursors.ts';

/** Where somebody is in the text on show; offsets count UTF-16 code units. */
export interface Caret {
  id: number; // of the person, for class names
  name: string;
  colour: string; // "#rrggbb"
  head: number;
  anchor: number; // the same where nothing is selected
  named: boolean; // with the name beside it; else under the mouse alone
}

export interface Carets {
  show(carets: readonly Caret[]): void;
  close(): void;
}

export function createCarets(code: editor.IStandaloneCodeEditor): Carets {
  const sheet = openSheet();
  const marks = code.createDecorationsCollection();
  let shown = '';
  return {
    show(carets) {
      const model = code.getModel();
      if (!model) return;
      const now = JSON.stringify([model.getVersionId(), carets]); // marks move with the text by themselves
      if (now === shown) return;
      shown = now;
      sheet.set(carets.map((caret) => caretRules(caret.id, caret, caret.named)).join('\n'));
      marks.set(carets.map((caret) => mark(model, caret)));
    },
    close: () => sheet.close(),
  };
}

function mark(model: editor.ITextModel, { id, head, anchor }: Caret): editor.IModelDeltaDecoration {
  const [from, to] = [Math.min(head, anchor), Math.max(head, anchor)].map((at) => model.getPositionAt(at));
  const caret = `yRemoteSelectionHead yRemoteSelectionHead-${id}`;
  return {
    range: {
      startLineNumber: from?.lineNumber ?? 1,
      startColumn: from?.column ?? 1,
      endLineNumber: to?.lineNumber ?? 1,
      endColumn: to?.column ?? 1,
    },
    options: {
      className: `yRemoteSelection yRemoteSelection-${id}`,
      ...(head < anchor ? { beforeContentClassName: caret } : { afterContentClassName: caret }),
    },
  };
}
