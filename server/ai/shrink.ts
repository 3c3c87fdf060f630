// What to try next to make an input smaller: the generator is run again on fewer and smaller random choices, so that
// whatever comes out still keeps to the question's constraints. Pure: runs nothing.

/** What a generator was given: a size, and every number that `random()` gave, as 32-bit integers. */
export interface Origin {
  size: number;
  choices: number[];
}

const mostProposals = 160;
const mostChoices = 2_000; // of an input that is shrunk by its choices too; larger ones by their size alone
const shifts = [31, 16, 8, 4, 2, 1]; // a choice becomes zero, or this many halvings smaller

/** At most `mostProposals`, all different from `origin`. */
export function smaller({ size, choices }: Origin): Origin[] {
  const found: Origin[] = sizesBelow(size).map((less) => ({ size: less, choices }));
  if (choices.length > mostChoices) return found;
  found.push(...withoutParts(size, choices), ...withSmallerChoices(size, choices));
  return found.slice(0, mostProposals);
}

function sizesBelow(size: number): number[] {
  const halves = [1, 2, 3, Math.floor(size / 4), Math.floor(size / 2), Math.floor(size * 0.75), size - 1];
  return [...new Set(halves)].filter((less) => less >= 1 && less < size);
}

/** One element fewer, and its choices left out: wherever it stands, and however many choices an element takes. */
function withoutParts(size: number, choices: number[]): Origin[] {
  const found: Origin[] = [];
  const share = Math.max(1, Math.round(choices.length / Math.max(1, size)));
  for (const length of new Set([share * 4, share * 2, share, 1])) {
    const fewer = Math.max(1, size - Math.max(1, Math.round(length / share)));
    const step = Math.max(1, Math.ceil(choices.length / 16), Math.min(length, share));
    for (let from = 0; from + length <= choices.length; from += step) {
      const rest = choices.toSpliced(from, length);
      if (fewer < size) found.push({ size: fewer, choices: rest });
      if (length === 1) found.push({ size, choices: rest });
    }
  }
  return found;
}

function withSmallerChoices(size: number, choices: number[]): Origin[] {
  const found: Origin[] = [];
  for (let length = choices.length; length > 1; length = Math.floor(length / 2))
    for (let from = 0; from < choices.length && found.length < mostProposals; from += length)
      found.push({ size, choices: choices.map((one, i) => (i >= from && i < from + length ? 0 : one)) });
  for (const shift of shifts)
    for (const [at, one] of choices.entries())
      if (one >>> shift !== one && found.length < 2 * mostProposals)
        found.push({ size, choices: choices.with(at, shift === 31 ? 0 : one >>> shift) });
  return found.filter((origin) => origin.choices.some((one, i) => one !== choices[i]));
}
