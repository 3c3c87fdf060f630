// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const steps = [];
  const open = [];
  while (steps.length < size) {
    if (open.length > 0 && random() < 0.5) steps.push(`-${open.pop()}`);
    else {
      open.push('abc'[int(0, 2)]);
      steps.push(`+${open.at(-1)}`);
    }
  }
  if (random() < 0.3 && size > 2) steps[int(0, size - 1)] = '-a';
  return [[...steps, ...(random() < 0.7 ? open.reverse().map((label) => `-${label}`) : [])]];
}
