// Takes people out of texts that go to a model: names and mail addresses. Knows no session.

export interface Alias {
  name: string;
  as: string; // "the candidate"
}

const shortest = 3; // letters; "Al" would hit too many words
/** The part before the @ has 64 characters at most: without that end, a long word is looked at once for each of its letters. */
const mail = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu;

/**
 * A function that replaces every name, whole, joined or a part of it, whatever its case, and every mail address. Null: it
 * leaves all as it is.
 */
export function createPseudonyms(aliases: readonly Alias[] | null): (text: string) => string {
  if (aliases === null) return (text) => text;
  const parts = aliases
    .flatMap(({ name, as }) => spellings(name).map((part) => ({ part, as })))
    .filter(({ part }) => part.length >= shortest)
    .sort((a, b) => b.part.length - a.part.length)
    .map(({ part, as }) => ({ as, pattern: word(part) }));
  return (text) =>
    parts.reduce((left, { pattern, as }) => left.replaceAll(pattern, as), text.replaceAll(mail, '(mail)'));
}

/** JSON of `data`, every text in it hidden: in finished JSON the n of a line end would touch the name behind it. */
export function withoutNames(data: object, hide: (text: string) => string): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? hide(value) : value));
}

function spellings(name: string): string[] {
  const parts = name
    .trim()
    .split(/[\s.,_()-]+/)
    .filter(Boolean);
  return [name.trim(), ...['', '_', '.', '-'].map((between) => parts.join(between)), ...parts];
}

/** Not inside of another word or identifier, and no call: Max is a name, `max(` and `max_size` are not. */
function word(part: string): RegExp {
  const literal = part.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\d_])${literal}(?![\p{L}\d_]|\()`, 'giu');
}
