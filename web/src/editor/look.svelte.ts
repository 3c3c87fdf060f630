// What every editor that people write code in has in common: its options, and its following of the page's preferences.
// Knows Monaco's types alone, so that it can be loaded before Monaco is.
import type { editor } from 'monaco-editor/editor';
import { preferences, shownTheme } from '../lib/preferences.svelte.ts';

export const writingOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  overviewRulerBorder: false,
  stickyScroll: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'currentDocument',
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  lineNumbersMinChars: 3,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
};

/** Whether Tab leaves the code: Monaco has one answer for all editors of a page, and Control M changes it. */
export const tabKey = $state({ leaves: false });

/** Keeps theme, font and size of the code as the reader likes them. Called while a component is made. */
export function keepLook(code: () => editor.IStandaloneCodeEditor | null): void {
  $effect(() => {
    const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono');
    code()?.updateOptions({
      theme: `candor-${shownTheme()}`,
      fontFamily: mono,
      fontSize: preferences.codeSize,
    });
  });
}
