// The editor's colours, the same family as the page's tokens. Plain data.
import type { editor } from 'monaco-editor/editor';

const light: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: [
    { token: '', foreground: '181d27' },
    { token: 'comment', foreground: '5d6677', fontStyle: 'italic' },
    { token: 'keyword', foreground: '7a34b8' },
    { token: 'string', foreground: '16724a' },
    { token: 'number', foreground: '9a4a00' },
    { token: 'type', foreground: '0f6478' },
    { token: 'identifier', foreground: '181d27' },
    { token: 'delimiter', foreground: '475062' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editor.lineHighlightBackground': '#f5f7fa',
    'editor.lineHighlightBorder': '#00000000',
    'editorLineNumber.foreground': '#667080',
    'editorLineNumber.activeForeground': '#181d27',
    'editorLineNumber.dimmedForeground': '#667080',
    'editor.selectionBackground': '#cfdcfb',
    'editorCursor.foreground': '#2f5bd7',
    'editorIndentGuide.background1': '#e6e9ee',
    'editorWidget.background': '#ffffff',
    'editorWidget.border': '#e0e4ea',
    focusBorder: '#2f5bd7',
  },
};

const dark: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: '', foreground: 'e0e4ec' },
    { token: 'comment', foreground: '8893a5', fontStyle: 'italic' },
    { token: 'keyword', foreground: 'c7a0f5' },
    { token: 'string', foreground: '8fd6a8' },
    { token: 'number', foreground: 'f0b27a' },
    { token: 'type', foreground: '79c8dc' },
    { token: 'identifier', foreground: 'e0e4ec' },
    { token: 'delimiter', foreground: 'aeb6c4' },
  ],
  colors: {
    'editor.background': '#151920',
    'editor.foreground': '#e0e4ec',
    'editor.lineHighlightBackground': '#1b2029',
    'editor.lineHighlightBorder': '#00000000',
    'editorLineNumber.foreground': '#8893a5',
    'editorLineNumber.activeForeground': '#e6e9ef',
    'editorLineNumber.dimmedForeground': '#8893a5',
    'editor.selectionBackground': '#2b3d6e',
    'editorCursor.foreground': '#93aefb',
    'editorIndentGuide.background1': '#272e39',
    'editorWidget.background': '#1b2029',
    'editorWidget.border': '#272e39',
    focusBorder: '#93aefb',
  },
};

const contrast: editor.IStandaloneThemeData = { base: 'hc-black', inherit: true, rules: [], colors: {} };

export const themes = { light, dark, contrast };
