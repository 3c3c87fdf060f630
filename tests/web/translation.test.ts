// The texts of the web app: none is left out of the catalogue, none of its entries is idle, and none is written past it.
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../web/src/lib/i18n/languages.ts';
import { german } from '../../web/src/lib/i18n/german/german.ts';
import { mirrored } from '../../web/src/lib/i18n/mirrored.ts';
import { heard, pieces, speak, t } from '../../web/src/lib/i18n/words.ts';
import { filesOf, readSource, textOf } from '../support/texts.ts';

const catalogue = new Map(Object.entries(german));
const sources = filesOf('web/src', /\.(ts|svelte)$/)
  .filter((path) => !path.startsWith('web/src/lib/i18n/'))
  .map(readSource);
const said = sources.flatMap((source) => source.said);
const show = ({ place, text }: { place: string; text: string }) => `${place} ${text}`;
const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

/** Not for translation: names of products and formats, code, styles, what the program says to itself. */
const ours = [
  /^(Candor|Vim|Emacs|SVG|PNG|px|Text|Firefox|Edge?|Chrome|Safari|Helper\.java|Ed25519|largest-gap)$/,
  /^(Bearer|Emacs) \{\}$|^https:|^the cookie$|^noopener noreferrer$/,
  /^(Ctrl|Mod|Alt|Shift|Enter|Esc|Delete|Arrows)(\+|$)/,
  /^input, textarea|^\{\}, button, a|^example \{\}$|^\.?yRemote/,
];
const isOurs = ({ text }: { text: string }) => ours.some((pattern) => pattern.test(text));
/** Keywords of programming languages; what a new question is filled with. */
const codeFiles = /^web\/src\/(report\/highlight|desk\/question\/new-form)\.ts/;

describe('the catalogue', () => {
  test('has every text that the app says', () => {
    expect(said.length).toBeGreaterThan(900);
    const missing = said.filter(({ text }) => /\p{L}/u.test(text) && !catalogue.has(text));
    expect(missing.map(show)).toEqual([]);
  });

  test('has nothing that nobody says', () => {
    const strings = new Set(sources.flatMap((source) => [...source.strings]));
    const elsewhere = ['shared', 'server', 'sandbox'].flatMap((folder) => filesOf(folder, /\.ts$/));
    const rest = elsewhere.map(textOf).join('\n');
    const idle = [...catalogue.keys()].filter((text) => !strings.has(text) && !rest.includes(text));
    expect(idle).toEqual([]);
  });

  test('keeps the values of each text, and has as many forms as the language', () => {
    const forms = new Intl.PluralRules('de').resolvedOptions().pluralCategories.length;
    for (const [text, german] of catalogue) {
      expect(names(german), text).toEqual(names(text));
      expect(german.split(' | ').length, text).toBe(text.includes(' | ') ? forms : 1);
      expect(german.trim(), text).not.toBe('');
    }
  });

  test('has no text twice', () => {
    const files = filesOf('web/src/lib/i18n/german', /\.ts$/).filter((path) => !path.endsWith('/german.ts'));
    const lines = files.flatMap((path) => [...readSource(path).strings]);
    expect(lines.length).toBeGreaterThan(catalogue.size);
    const keys = files.flatMap((path) => [
      ...textOf(path).matchAll(/^ {2}(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|(\w+)):/gm),
    ]);
    expect(keys.length).toBe(catalogue.size);
  });
});

describe('the sources', () => {
  test('write no text past the catalogue', () => {
    const plain = sources.flatMap((source) => source.plain);
    const past = plain.filter(
      (one) => !catalogue.has(one.text) && !isOurs(one) && !codeFiles.test(one.place),
    );
    expect(past.map(show)).toEqual([]);
  });

  test('ask for no text before the language is there', () => {
    expect(said.filter(({ early }) => early).map(show)).toEqual([]);
  });
});

describe('a language', () => {
  test('is the one asked for, then chosen, then wished for, then English', () => {
    expect(languageOf('de', 'en', 'en', ['en'])).toBe('de');
    expect(languageOf(null, 'ar-XB', 'de', ['en'])).toBe('ar-XB');
    expect(languageOf('klingon', null, 'de', ['en'])).toBe('de');
    expect(languageOf(null, null, null, ['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
    expect(languageOf(null, null, null, ['fr-FR'])).toBe('en');
  });

  test('has its own words, forms and numbers', () => {
    expect(t('one try | {n} tries', { n: 1 })).toBe('one try');
    expect(t('one try | {n} tries', { n: 1_200 })).toBe('1,200 tries');
    speak({ locale: 'de', say: (text) => catalogue.get(text) ?? null });
    expect(t('one try | {n} tries', { n: 1 })).toBe('ein Versuch');
    expect(t('one try | {n} tries', { n: 1_200 })).toBe('1.200 Versuche');
    expect(pieces('Type {given} to delete')).toEqual(['Zum Löschen ', 'given', ' eintippen']);
    expect(heard('no sentence that we know | or { that }')).toBe('no sentence that we know | or { that }');
    speak({ locale: 'en', say: () => null });
  });

  test('written from right to left keeps values and forms', () => {
    speak({ locale: 'en', say: mirrored });
    expect(t('one try | {n} tries', { n: 2 })).toBe('2 \u202Etries\u202C');
    speak({ locale: 'en', say: () => null });
  });
});
