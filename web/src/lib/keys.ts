// The keyboard map: one list that both the key handler and the help dialog read. Knows nothing of what the actions do.
import { heard, type PlainText } from './i18n/words.ts';
export type Action =
  'run' | 'test' | 'submit' | 'stop' | 'help' | 'plus' | 'minus' | 'editor' | 'chat' | 'question';
export interface Binding {
  action: Action;
  keys: string; // as people read it; "Mod" is Ctrl, on Apple Cmd
  says: PlainText;
  interviewer?: boolean;
}

export const bindings: readonly Binding[] = [
  { action: 'run', keys: 'Mod+Enter', says: 'Run the code' },
  { action: 'test', keys: 'Mod+Shift+Enter', says: 'Run the sample tests' },
  { action: 'submit', keys: 'Mod+Alt+Enter', says: 'Submit the answer (asks first)' },
  { action: 'stop', keys: 'Mod+.', says: 'Stop the running program' },
  { action: 'question', keys: 'Alt+1', says: 'Go to the question' },
  { action: 'editor', keys: 'Alt+2', says: 'Go to the code' },
  { action: 'chat', keys: 'Alt+3', says: 'Go to the chat' },
  { action: 'plus', keys: 'Alt+=', says: 'Mark this moment as good', interviewer: true },
  { action: 'minus', keys: 'Alt+-', says: 'Mark this moment as weak', interviewer: true },
  { action: 'help', keys: '?', says: 'Show this list (outside of text fields)' },
];

/** On the whiteboard's drawing, which handles them itself. */
export const boardKeys: readonly Omit<Binding, 'action'>[] = [
  { keys: 'PageDown', says: 'Take the next shape; Page up the one before' },
  { keys: 'Arrows', says: 'Move the taken shape' },
  { keys: 'Shift+Arrows', says: 'Make it larger or smaller' },
  { keys: 'Enter', says: 'Write its text' },
  { keys: 'Delete', says: 'Remove it' },
  { keys: ']', says: 'Bring it forward; [ sends it back' },
  { keys: 'Esc', says: 'Let go, and back to selecting' },
];

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The action of a key press; `typing` tells that a text field has the focus, where plain keys are text. */
export function actionOf(press: Press, typing: boolean): Action | null {
  const mod = press.ctrlKey || press.metaKey;
  if (!mod && !press.altKey && press.key === '?') return typing ? null : 'help';
  const name = names[press.code];
  if (name === undefined) return null;
  const keys = [mod ? 'Mod' : '', press.altKey ? 'Alt' : '', press.shiftKey ? 'Shift' : '', name];
  const pressed = keys.filter((part) => part !== '').join('+');
  return bindings.find((one) => one.keys === pressed)?.action ?? null;
}

/** Where plain keys are text. Monaco's field is none of HTML's own: it is known by its role. */
export const textFields = 'input, textarea, select, [contenteditable], [role="textbox"]';

/** Physical keys, so that Alt on Apple (which types other letters) and other layouts work. */
const names: Record<string, string> = {
  Enter: 'Enter',
  NumpadEnter: 'Enter',
  Period: '.',
  Digit1: '1',
  Digit2: '2',
  Digit3: '3',
  Equal: '=',
  Minus: '-',
};

/** "Ctrl+Enter" or "⌘ Enter" for the reader's machine. */
export function keyLabel(keys: string, apple: boolean): string {
  return keys
    .replace('Mod', apple ? '⌘' : 'Ctrl')
    .replaceAll(/Ctrl|Shift|Delete|PageDown|Arrows/g, (name) => heard(name));
}
