// Other people's cursors: one style sheet with a colour and a name for each. Knows awareness, not the editor.
import type { Awareness } from 'y-protocols/awareness';

const colourForm = /^#[0-9a-f]{6}$/i;
/** Characters of a name beside a cursor. */
const nameLimit = 24;

/** A text as a CSS string: what a person calls themself must not become a rule. */
export function cssString(text: string): string {
  const safe = Array.from(text.slice(0, nameLimit), (char) =>
    /[\w .\-À-￿]/.test(char) ? char : `\\${(char.codePointAt(0) ?? 63).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}

/** Black or white, whichever is easier to read on the colour. */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
}

/** The rules for one client's cursor, or nothing when its state is not a person of ours. */
export function cursorRules(client: number, state: { [key: string]: unknown }): string {
  const user = state['user'];
  if (typeof user !== 'object' || user === null) return '';
  const name = 'name' in user && typeof user.name === 'string' ? user.name : '';
  const given = 'color' in user && typeof user.color === 'string' ? user.color : '';
  const colour = colourForm.test(given) ? given : '#5b6472';
  return `.yRemoteSelection-${client} { background: ${colour}40; }
.yRemoteSelectionHead-${client} { border-color: ${colour}; }
.yRemoteSelectionHead-${client}::after { content: ${cssString(name)}; background: ${colour}; color: ${inkOn(colour)}; }`;
}

/** Keeps the style sheet in step with who is there. Returns its undo. */
export function showCursors(awareness: Awareness): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let shown = '';
  const draw = () => {
    const rules: string[] = [];
    for (const [client, state] of awareness.getStates())
      if (client !== awareness.clientID) rules.push(cursorRules(client, state));
    const text = rules.join('\n');
    if (text !== shown) sheet.replaceSync((shown = text));
  };
  awareness.on('change', draw);
  draw();
  return () => {
    awareness.off('change', draw);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
