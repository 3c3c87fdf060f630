// Takes people out of texts that go to a model: names and mail addresses. Knows no session.

export interface Alias {
  name: string;
  as: string; // "the candidate"
}

const shortest = 3; // letters; "Al" would hit too many words
const mail = /[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu;

/** A function that replaces every name, whole or a part of it, whatever its case, and every mail address. */
export function createPseudonyms(aliases: readonly Alias[]): (text: string) => string {
  const parts = aliases
    .flatMap(({ name, as }) => [name.trim(), ...name.trim().split(/[\s.,_-]+/)].map((part) => ({ part, as })))
    .filter(({ part }) => part.length >= shortest)
    .sort((a, b) => b.part.length - a.part.length)
    .map(({ part, as }) => ({ as, pattern: word(part) }));
  return (text) =>
    parts.reduce((left, { pattern, as }) => left.replaceAll(pattern, as), text.replaceAll(mail, '(mail)'));
}

function word(part: string): RegExp {
  const literal = part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\d])${literal}(?![\p{L}\d])`, 'giu');
}
