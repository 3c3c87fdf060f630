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

/** Milliseconds that a name stays beside a cursor that rests: names on code are in the way. */
const nameStays = 2_500;

/** The rules for one client's cursor, or nothing when its state is not a person of ours. `named`: with its name. */
export function cursorRules(client: number, state: { [key: string]: unknown }, named = true): string {
  const user = state['user'];
  if (typeof user !== 'object' || user === null) return '';
  const name = 'name' in user && typeof user.name === 'string' ? user.name : '';
  const given = 'color' in user && typeof user.color === 'string' ? user.color : '';
  const colour = colourForm.test(given) ? given : '#5b6472';
  return `.yRemoteSelection-${client} { background: ${colour}40; }
.yRemoteSelectionHead-${client} { border-color: ${colour}; }
.yRemoteSelectionHead-${client}::after { content: ${cssString(name)}; background: ${colour}; color: ${inkOn(colour)}; opacity: ${named ? 1 : 0}; }
.yRemoteSelectionHead-${client}:hover::after { opacity: 1; }`;
}

/** Keeps the style sheet in step with who is there and who just moved. Returns its undo. */
export function showCursors(awareness: Awareness): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const movedAt = new Map<number, { place: string; at: number }>();
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    const rules: string[] = [];
    const now = Date.now();
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const place = JSON.stringify(state['selection'] ?? null);
      if (movedAt.get(client)?.place !== place) movedAt.set(client, { place, at: now });
      rules.push(cursorRules(client, state, now - (movedAt.get(client)?.at ?? 0) < nameStays));
    }
    const text = rules.join('\n');
    if (text !== shown) sheet.replaceSync((shown = text));
    clearTimeout(timer);
    timer = setTimeout(draw, nameStays);
  };
  awareness.on('change', draw);
  draw();
  return () => {
    clearTimeout(timer);
    awareness.off('change', draw);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
