// Cuts a model's answer, while it comes, into the claims of {"claims":[…]}, or of one JSON object a line; words around them
// come line by line. Knows not what a claim is.

const longest = 2_000; // characters; more is no claim
const wrapper = /^\{\s*"claims"\s*:\s*\[$/;
const noise = /^\s*(```\w*)?[\s,\]}]*$/; // between claims, and around them
const before = /^[\s,*-]*$/; // what may stand before an object

/** Yields what may be a claim as soon as it is whole, and every line that is none. */
export async function* claimTexts(pieces: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  const cut = createCutter();
  for await (const piece of pieces)
    for (const char of piece) {
      const text = cut.add(char);
      if (text !== null) yield text;
    }
  const text = cut.take();
  if (text !== null) yield text;
}

function createCutter() {
  let text = '';
  let depth = 0; // 0: outside of an object
  let quoted = false;
  let escaped = false;
  const reset = () => {
    [text, depth, quoted, escaped] = ['', 0, false, false];
    return null;
  };
  /** Null: nothing but noise. */
  const take = (): string | null => {
    const whole = text;
    reset();
    return noise.test(whole) ? null : whole;
  };
  /** Inside of a text of JSON. A line end in it: it is none. */
  const addQuoted = (char: string) => {
    if (char === '\n') return take();
    if (char === '"' && !escaped) quoted = false;
    escaped = char === '\\' && !escaped;
    return null;
  };
  const addInside = (char: string) => {
    if (char === '\n' && !/^\{\s*("|$)/.test(text)) return take();
    if (char === '"') quoted = true;
    else if (char === '[' && wrapper.test(text)) return reset();
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    return depth === 0 ? take() : null;
  };
  return {
    take,
    add(char: string): string | null {
      const begins = depth === 0 && char === '{' && before.test(text);
      if (begins) [text, depth] = ['{', 1];
      else text += char;
      if (text.length > longest) return take();
      if (begins) return null;
      if (depth === 0) return char === '\n' ? take() : null;
      return quoted ? addQuoted(char) : addInside(char);
    },
  };
}
