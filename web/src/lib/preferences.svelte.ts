// How this browser likes the page: theme, text size, motion. Puts them on <html>; remembers them here only.
import { kept } from './kept.ts';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type KeyMap = 'standard' | 'vim' | 'emacs';
const stores = {
  theme: kept('theme'),
  size: kept('size'),
  code: kept('code-size'),
  motion: kept('motion'),
  keys: kept('key-map'),
};
const keyMaps: readonly KeyMap[] = ['standard', 'vim', 'emacs'];
const themes: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];
const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');

const within = (text: string | null, low: number, high: number, otherwise: number) => {
  const value = Number(text);
  return text !== null && value >= low && value <= high ? value : otherwise;
};

export const preferences = $state({
  theme: themes.find((one) => one === stores.theme.read()) ?? 'system',
  /** Per cent of the browser's own text size. */
  size: within(stores.size.read(), 80, 150, 100),
  /** Pixels, in the code editor and the terminal. */
  codeSize: within(stores.code.read(), 10, 28, 14),
  lessMotion: stores.motion.read() === 'less',
  /** Of the code editor. */
  keyMap: keyMaps.find((one) => one === stores.keys.read()) ?? 'standard',
  /** What `system` means at this moment. */
  system: system(),
});

function system(): 'light' | 'dark' | 'contrast' {
  return contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
}

/** The theme that is shown. */
export function shownTheme(): 'light' | 'dark' | 'contrast' {
  return preferences.theme === 'system' ? preferences.system : preferences.theme;
}

/** Keeps <html> and the memory in step with the preferences; called once by the app. Returns its undo. */
export function followPreferences(): () => void {
  const changed = () => (preferences.system = system());
  dark.addEventListener('change', changed);
  contrast.addEventListener('change', changed);
  const stop = $effect.root(() => {
    $effect(() => {
      const page = document.documentElement;
      page.dataset['theme'] = shownTheme();
      page.style.setProperty('--root-size', `${preferences.size}%`);
      page.dataset['motion'] = preferences.lessMotion ? 'less' : 'full';
      stores.theme.write(preferences.theme);
      stores.size.write(String(preferences.size));
      stores.code.write(String(preferences.codeSize));
      stores.motion.write(preferences.lessMotion ? 'less' : null);
      stores.keys.write(preferences.keyMap === 'standard' ? null : preferences.keyMap);
    });
  });
  return () => {
    stop();
    dark.removeEventListener('change', changed);
    contrast.removeEventListener('change', changed);
  };
}
