// The terminal's line of typing and its colours. Knows no xterm: it is given a way to write.
import type { Chunk } from '../../../shared/room.ts';

export interface Line {
  /** Keys as a terminal gives them: characters, Enter, backspace, Ctrl+D. */
  type(data: string): void;
  /** Writes program output without tearing the half-typed line apart. */
  around(write: () => void): void;
  /** The program reads its end: what is half typed goes first. */
  end(): void;
  clear(): void;
}

/** Characters in one line of input. */
const limit = 2_000;

/** A line editor: the text is shown while it is typed, and goes to the program with Enter. The journal then shows it to all. */
export function createLine(to: { write(text: string): void; send(text: string, end: boolean): void }): Line {
  let typed = '';
  const hide = () => typed !== '' && to.write('\b \b'.repeat(Array.from(typed).length));
  const give = (text: string, end: boolean) => {
    hide();
    typed = '';
    to.send(text, end);
  };
  const key = (char: string) => {
    if (char === '\r' || char === '\n') return give(`${typed}\n`, false);
    if (char === '\x04') return give(typed, true);
    if (char === '\x7f' || char === '\b') {
      if (typed === '') return;
      typed = Array.from(typed).slice(0, -1).join('');
      to.write('\b \b');
    } else if (char >= ' ' && typed.length < limit) {
      typed += char;
      to.write(char);
    }
  };
  return {
    type(data) {
      if (data.startsWith('\x1b')) return; // arrows and other keys have no meaning here
      for (const char of data.replace(/\r\n/g, '\r')) key(char);
    },
    around(write) {
      hide();
      write();
      if (typed !== '') to.write(typed);
    },
    end: () => give(typed, true),
    clear: () => void (typed = ''),
  };
}

const colours: Partial<Record<Chunk['stream'], string>> = {
  stdin: '\x1b[36m',
  stderr: '\x1b[31m',
  compile: '\x1b[31m',
};

/** What was printed behind chunk number `after`, coloured, as one text: a flood is one write for each drawing. */
export function textAfter(output: readonly Chunk[], after: number): string {
  const from = output.findLastIndex((chunk) => chunk.n <= after) + 1;
  return output
    .slice(from)
    .map(({ stream, text }) => (colours[stream] ? `${colours[stream]}${text}\x1b[39m` : text))
    .join('');
}

const light = {
  background: '#ffffff00',
  foreground: '#181d27',
  cursor: '#2f5bd7',
  selectionBackground: '#cfdcfb',
  black: '#181d27',
  red: '#b52d26',
  green: '#16724a',
  yellow: '#845400',
  blue: '#2a52c4',
  magenta: '#8a3fb0',
  cyan: '#0f6478',
  white: '#5d6677',
  brightBlack: '#5d6677',
  brightRed: '#b52d26',
  brightGreen: '#16724a',
  brightYellow: '#845400',
  brightBlue: '#2a52c4',
  brightMagenta: '#8a3fb0',
  brightCyan: '#0f6478',
  brightWhite: '#181d27',
};
const dark = {
  background: '#00000000',
  foreground: '#e6e9ef',
  cursor: '#93aefb',
  selectionBackground: '#2b3d6e',
  black: '#4a5464',
  red: '#f58d84',
  green: '#63cf9a',
  yellow: '#e6b45c',
  blue: '#93aefb',
  magenta: '#c7a0f5',
  cyan: '#79c8dc',
  white: '#e6e9ef',
  brightBlack: '#929cac',
  brightRed: '#f8a59e',
  brightGreen: '#8fe0b8',
  brightYellow: '#f0c67f',
  brightBlue: '#b3c6ff',
  brightMagenta: '#d9bdfa',
  brightCyan: '#a0dcea',
  brightWhite: '#ffffff',
};

/** Colours that can be read on each theme's surface. */
export function terminalTheme(theme: 'light' | 'dark' | 'contrast'): typeof light {
  return theme === 'light' ? light : dark;
}
