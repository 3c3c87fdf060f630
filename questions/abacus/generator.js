// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const term = () =>
    random() < 0.2 ? `(${int(0, 9)} - ${int(0, 9)})` : `${random() < 0.2 ? '-' : ''}${int(1, 99)}`;
  let text = term();
  for (let i = 1; i < Math.min(size, 150); i++)
    text += ` ${'+-'[int(0, 1)]} ${term()}${random() < 0.3 ? ` ${'*/'[int(0, 1)]} ${int(1, 9)}` : ''}`;
  return [text];
}
