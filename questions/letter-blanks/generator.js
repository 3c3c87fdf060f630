// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const part = () => ['text ', '{a}', '{b|other}', '{c}', '{{', '}}', '{d|}'][int(0, 6)];
  const text = list(Math.min(size, 600), part).join('');
  return [random() < 0.2 ? `${text}{` : text, { a: 'A', b: random() < 0.3 ? '' : '{b}' }];
}
