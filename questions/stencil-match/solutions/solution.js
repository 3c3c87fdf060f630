function matches(stencil, text) {
  const parts = stencil.match(/[a-z?*]\+?/g) ?? [];
  const memo = new Map();
  const fits = (i, p) => {
    if (i === parts.length) return p === text.length;
    const key = i * 1000 + p;
    if (memo.has(key)) return memo.get(key);
    const [sign, plus] = parts[i];
    let result;
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
