// Which languages there are, which one this browser gets, and how it is fetched. Only the chosen catalogue is loaded.
import { kept } from '../kept.ts';
import { speak, type Language } from './words.ts';

export type Code = 'en' | 'de' | 'ar-XB';
interface Known {
  /** As its speakers call it; null where it is not offered. */
  name: string | null;
  direction: 'ltr' | 'rtl';
  load: () => Promise<Language['say']>;
}

export const languages: Record<Code, Known> = {
  en: { name: 'English', direction: 'ltr', load: async () => () => null },
  de: {
    name: 'Deutsch',
    direction: 'ltr',
    load: async () => {
      const texts = new Map(Object.entries((await import('./german/german.ts')).german));
      return (text) => texts.get(text) ?? null;
    },
  },
  // English from right to left, for whoever looks after the layout: open any page with ?lang=ar-XB.
  'ar-XB': {
    name: null,
    direction: 'rtl',
    load: async () => (await import('./mirrored.ts')).mirrored,
  },
};

export const codes: readonly Code[] = ['en', 'de', 'ar-XB'];
const chosen = kept('language');
const ofTab = kept('language', 'session');
const known = (text: string | null) => codes.find((code) => code === text);

/** `?lang=` of the address holds for this tab; then what was chosen here; then the browser's wish; then English. */
export function languageOf(
  address: string | null,
  tab: string | null,
  choice: string | null,
  wishes: string[],
) {
  const wish = wishes.map((tag) => known(tag.slice(0, 2).toLowerCase())).find((code) => code !== undefined);
  return known(address) ?? known(tab) ?? known(choice) ?? wish ?? 'en';
}

/** The language that this page was opened in. */
export function language(): Code {
  const asked = new URLSearchParams(location.search).get('lang');
  if (known(asked)) ofTab.write(asked);
  return languageOf(asked, ofTab.read(), chosen.read(), [...navigator.languages]);
}

/** Remembers a choice in this browser and opens the page anew in it. */
export function chooseLanguage(code: Code): void {
  ofTab.write(null);
  chosen.write(code);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
  location.reload();
}

/** Loads the page's language and puts it on <html>. A catalogue that does not come leaves the page in English. */
export async function openLanguage(): Promise<void> {
  const code = language();
  const { direction, load } = languages[code];
  try {
    speak({ locale: localeOf(code), say: await load() });
    document.documentElement.lang = code;
    document.documentElement.dir = direction;
  } catch {
    document.documentElement.lang = 'en'; // offline, or upgraded since: a page in English is better than none
  }
}

/** The browser's own kind of the language where it has one: en-GB writes dates otherwise than en-US. */
function localeOf(code: Code): string {
  if (code === 'ar-XB') return 'en';
  return navigator.languages.find((tag) => tag.slice(0, 2).toLowerCase() === code) ?? code;
}
