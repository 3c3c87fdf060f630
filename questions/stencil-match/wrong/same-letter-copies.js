// Wrong: lets `?+` stand for copies of one letter only
// Fails: any plus mixes letters
function matches(stencil, text) {
  const parts = stencil.match(/[a-z?*]\+?/g) ?? [];
  let places = new Set([0]);
  for (const [sign, plus] of parts) {
    const next = new Set();
    for (const place of places) {
      if (sign === '*') {
        for (let p = place; p <= text.length; p++) next.add(p);
      } else if (place < text.length && (sign === '?' || sign === text[place])) {
        next.add(place + 1);
        for (let p = place + 1; plus && text[p] === text[place]; p++) next.add(p + 1);
      }
    }
    places = next;
  }
  return places.has(text.length);
}
