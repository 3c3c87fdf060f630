// Opens xterm in a box, loaded only when a room needs it. Knows nothing of runs.
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';

/** Lines that can be scrolled back: the whole of a capped output in short lines. */
const scrollback = 10_000;

export function openTerminal(box: HTMLElement): { term: Terminal; fit: () => void } {
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono');
  const term = new Terminal({
    convertEol: true,
    scrollback,
    fontFamily: mono,
    lineHeight: 1.25,
    cursorBlink: false,
    cursorStyle: 'bar',
    cursorInactiveStyle: 'none',
    allowTransparency: true,
  });
  const addon = new FitAddon();
  term.loadAddon(addon);
  term.attachCustomKeyEventHandler((event) => event.key !== 'Tab'); // Tab leaves the terminal
  term.open(box);
  const fit = () => box.clientHeight > 0 && box.clientWidth > 0 && addon.fit();
  fit();
  return { term, fit };
}
