// A colour for each person in a room: by the order in which they came, so that no two of the first eight are alike.

const palette = [
  '#2f81f7',
  '#d9822b',
  '#2ea36b',
  '#a371f7',
  '#e0669f',
  '#1ba3b5',
  '#e5534b',
  '#8a94a6',
] as const;

/** `seats`: everybody who ever came, in order: the same in every browser, because the journal is. */
export function personColour(seats: readonly string[], seat: string): string {
  const at = seats.indexOf(seat);
  return palette[(at < 0 ? palette.length - 1 : at) % palette.length] ?? palette[0];
}

/** Black or white, whichever is easier to read on the colour ("#rrggbb"). */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
}
