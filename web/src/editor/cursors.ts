// Other people's cursors: one style sheet with a colour and a name for each. Knows awareness, not the editor.
import type { Awareness } from 'y-protocols/awareness';
import { inkOn } from '../lib/colours.ts';

/** Characters of a name beside a cursor. */
const nameLimit = 24;

/** A text as a CSS string: what a person calls themself must not become a rule. */
export function cssString(text: string): string {
  const safe = Array.from(text.slice(0, nameLimit), (char) =>
    /[\w .\-À-￿]/.test(char) ? char : `\\${(char.codePointAt(0) ?? 63).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}

/** Milliseconds that a name stays beside a cursor that rests: names on code are in the way. */
export const nameStays = 2_500;

/** The colour of a seat, as "#rrggbb". */
export type ColourOf = (seat: string) => string;

/** The rules for one client's cursor, or nothing when its state is not a person of ours. `named`: with its name. */
function cursorRules(
  client: number,
  state: { [key: string]: unknown },
  colourOf: ColourOf,
  named = true,
): string {
  const user = state['user'];
  if (typeof user !== 'object' || user === null) return '';
  const name = 'name' in user && typeof user.name === 'string' ? user.name : '';
  const colour = colourOf('seat' in user && typeof user.seat === 'string' ? user.seat : '');
  return caretRules(client, { name, colour }, named);
}

/** The rules for the caret and selection with this number in their class names. */
export function caretRules(
  id: number,
  { name, colour }: { name: string; colour: string },
  named: boolean,
): string {
  return `.yRemoteSelection-${id} { background: ${colour}40; }
.yRemoteSelectionHead-${id} { border-color: ${colour}; }
.yRemoteSelectionHead-${id}::after { content: ${cssString(name)}; background: ${colour}; color: ${inkOn(colour)}; opacity: ${named ? 1 : 0}; }
.yRemoteSelectionHead-${id}:hover::after { opacity: 1; }`;
}

/** A style sheet of the page's own. The caller closes it. */
export function openSheet(): { set(rules: string): void; close(): void } {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let shown = '';
  return {
    set(rules) {
      if (rules !== shown) sheet.replaceSync((shown = rules));
    },
    close() {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}

/** Keeps the style sheet in step with who is there and who just moved. Returns its undo. */
export function showCursors(awareness: Awareness, colourOf: ColourOf): () => void {
  const sheet = openSheet();
  const movedAt = new Map<number, { place: string; at: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    const rules: string[] = [];
    const now = Date.now();
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const place = JSON.stringify(state['selection'] ?? null);
      if (movedAt.get(client)?.place !== place) movedAt.set(client, { place, at: now });
      rules.push(cursorRules(client, state, colourOf, now - (movedAt.get(client)?.at ?? 0) < nameStays));
    }
    sheet.set(rules.join('\n'));
    clearTimeout(timer);
    timer = setTimeout(draw, nameStays);
  };
  awareness.on('change', draw);
  draw();
  return () => {
    clearTimeout(timer);
    awareness.off('change', draw);
    sheet.close();
  };
}
