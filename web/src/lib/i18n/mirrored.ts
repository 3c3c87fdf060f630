// English written from right to left, letter by letter, to see what a layout does in Arabic or Hebrew. Not a language.
const right = '\u202E';
const end = '\u202C';

/** Each word turned round by a mark of Unicode; values and the bar between forms stay what they are. */
export function mirrored(text: string): string {
  return text
    .split(/(\{\w+\}|\s+)/)
    .map((part) => (/^(\{\w+\}|\s*|\|)$/.test(part) ? part : right + part + end))
    .join('');
}
