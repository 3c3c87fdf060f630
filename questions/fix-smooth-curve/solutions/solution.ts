function smooth(values: number[], width: number): number[] {
  let total = 0;
  return values.map((value, i) => {
    total += value;
    if (i >= width) total -= values[i - width];
    return total / Math.min(i + 1, width);
  });
}
