// The words of the page: English as it stands in the code, or what the chosen language's catalogue has in its place.
// Knows no language by name. Never called while a module loads: the catalogue comes before the page, not before the code.
import type { Say } from '../../../../shared/say.ts';
import type { German } from './german/german.ts';

/** A text of the app, in English: the German catalogue has an entry for each, so a missing one does not compile.
    `{name}` is filled with a value. `one test | {n} tests` are the forms of the language, chosen by the value `n`. */
export type Text = keyof German;
/** A text without values: what lists and tables of texts hold. */
export type PlainText = { [T in Text]: [Names<T>] extends [never] ? T : never }[Text];
/** The names of a text's values. */
export type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Values<T extends string> = Record<Names<T>, string | number>;

export interface Language {
  /** A BCP 47 tag for numbers, dates and plurals. */
  locale: string;
  /** The language's own text; null leaves the English one. */
  say: (text: string) => string | null;
}

const english: Language = { locale: 'en', say: () => null };
let spoken = english;
let plurals = new Intl.PluralRules(english.locale);
let numbers = new Intl.NumberFormat(english.locale);

/** From now on every text is in this language. */
export function speak(language: Language): void {
  spoken = language;
  plurals = new Intl.PluralRules(language.locale);
  numbers = new Intl.NumberFormat(language.locale);
}

/** For `Intl` and `toLocaleString`. */
export function locale(): string {
  return spoken.locale;
}

/** A text in the reader's language, with numbers as they are written there. */
export function t<T extends Text>(
  text: T,
  ...[values]: [Names<T>] extends [never] ? [] : [values: Values<T>]
): string {
  return filled(text, values ?? {});
}

/** What shared code and the server say in English: in the reader's language where the catalogue has it, else as it is. */
export const heard: Say = (text, values) =>
  values === undefined ? (spoken.say(text) ?? text) : filled(text, values);

/** A number with so many digits behind the point, as it is written in the reader's language. */
export function decimal(value: number, digits: number): string {
  return value.toLocaleString(spoken.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A text around parts that are not text, such as keys: the names of the values stand at the odd places. */
export function pieces(text: Text): string[] {
  return (spoken.say(text) ?? text).split(/\{(\w+)\}/);
}

function filled(text: string, values: Readonly<Record<string, unknown>>): string {
  const forms = (spoken.say(text) ?? text).split(' | ');
  const form = forms.length > 1 ? forms[category(Number(values['n']), forms.length)] : forms[0];
  return (form ?? text).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numbers.format(value) : typeof value === 'string' ? value : whole;
  });
}

const order = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Which of a text's forms fits `n`: they stand in the order of Unicode's names, those that the language has. */
function category(n: number, forms: number): number {
  const has = order.filter((name) => plurals.resolvedOptions().pluralCategories.some((own) => own === name));
  const at = has.indexOf(plurals.select(n));
  return Math.min(at < 0 ? forms - 1 : at, forms - 1);
}
