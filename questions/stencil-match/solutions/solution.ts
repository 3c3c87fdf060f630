function matches(stencil: string, text: string): boolean {
  const parts = stencil.match(/[a-z?*]\+?/g) ?? [];
  const memo = new Map<number, boolean>();
  const fits = (i: number, p: number): boolean => {
    if (i === parts.length) return p === text.length;
    const key = i * 1000 + p;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const [sign, plus] = parts[i];
    let result: boolean;
    if (sign === '*') result = fits(i + 1, p) || (p < text.length && fits(i, p + 1));
    else {
      const here = p < text.length && (sign === '?' || sign === text[p]);
      result = here && (fits(i + 1, p + 1) || (plus === '+' && fits(i, p + 1)));
    }
    memo.set(key, result);
    return result;
  };
  return fits(0, 0);
}
