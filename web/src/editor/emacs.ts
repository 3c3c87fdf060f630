// The usual Emacs keys on Monaco's own commands. Ctrl+N, Ctrl+T and Ctrl+W stay the browser's where it keeps them.
import type { editor, IDisposable } from 'monaco-editor/editor';
import { monaco } from './monaco.ts';

const { KeyCode, KeyMod } = monaco;
const apple = /Mac|iPhone|iPad/.test(navigator.platform);
const control = apple ? KeyMod.WinCtrl : KeyMod.CtrlCmd; // the key that says Control, on every machine
const meta = KeyMod.Alt;

/** Keys that move: with a mark set, they select. */
const moves: [keys: number, command: string][] = [
  [control | KeyCode.KeyA, 'cursorHome'],
  [control | KeyCode.KeyE, 'cursorEnd'],
  [control | KeyCode.KeyF, 'cursorRight'],
  [control | KeyCode.KeyB, 'cursorLeft'],
  [control | KeyCode.KeyN, 'cursorDown'],
  [control | KeyCode.KeyP, 'cursorUp'],
  [control | KeyCode.KeyV, 'cursorPageDown'],
  [meta | KeyCode.KeyV, 'cursorPageUp'],
  [meta | KeyCode.KeyF, 'cursorWordEndRight'],
  [meta | KeyCode.KeyB, 'cursorWordStartLeft'],
  [meta | KeyMod.Shift | KeyCode.Comma, 'cursorTop'],
  [meta | KeyMod.Shift | KeyCode.Period, 'cursorBottom'],
];
const plain: [keys: number, command: string][] = [
  [control | KeyCode.KeyD, 'deleteRight'],
  [meta | KeyCode.KeyD, 'deleteWordEndRight'],
  [meta | KeyCode.Backspace, 'deleteWordStartLeft'],
  [control | KeyCode.KeyS, 'actions.find'],
  [control | KeyCode.Slash, 'candor.undo'],
  [meta | KeyCode.Semicolon, 'editor.action.commentLine'],
  [meta | KeyCode.KeyX, 'editor.action.quickCommand'],
];

/** Returns its undo. */
export function attachEmacs(code: editor.IStandaloneCodeEditor): () => void {
  let marked = false;
  let killed = '';
  const press = (command: string) => code.trigger('emacs', command, null);
  const type = (text: string) => code.trigger('emacs', 'type', { text });
  const selected = () => {
    const range = code.getSelection();
    return range ? (code.getModel()?.getValueInRange(range) ?? '') : '';
  };
  /** What is selected goes into the ring of one; `cut` takes it out of the text. */
  const take = (cut: boolean) => {
    killed = selected();
    marked = false;
    if (cut) return press('deleteRight');
    const at = code.getPosition();
    if (at) code.setPosition(at);
  };
  const killLine = () => {
    press('cursorEndSelect');
    if (selected() === '') press('cursorRightSelect'); // at its end: the line break
    take(true);
  };
  const own: [keys: number, run: () => void][] = [
    [control | KeyCode.Space, () => void (marked = true)],
    [control | KeyCode.KeyK, killLine],
    [control | KeyCode.KeyW, () => take(true)],
    [meta | KeyCode.KeyW, () => take(false)],
    [control | KeyCode.KeyY, () => killed !== '' && type(killed)],
    [
      control | KeyCode.KeyG,
      () => {
        marked = false;
        for (const command of ['cancelSelection', 'closeFindWidget', 'hideSuggestWidget']) press(command);
      },
    ],
  ];
  const bindings: [number, () => void][] = [
    ...moves.map(([keys, command]): [number, () => void] => [
      keys,
      () => press(marked ? `${command}Select` : command),
    ]),
    ...plain.map(([keys, command]): [number, () => void] => [keys, () => press(command)]),
    ...own,
  ];
  const actions: IDisposable[] = bindings.map(([keys, run], i) =>
    code.addAction({ id: `candor.emacs.${i}`, label: `Emacs ${i}`, keybindings: [keys], run }),
  );
  actions.push(code.onDidChangeModelContent(() => (marked = false)));
  return () => {
    for (const action of actions) action.dispose();
  };
}
