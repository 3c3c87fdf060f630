// How long things take: one after the other, or so many at once. Knows no sandbox.

/** Milliseconds of each of `times` calls, one after the other, `pauseMs` apart. */
export async function each(times: number, pauseMs: number, call: () => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const from = performance.now();
    await call();
    took.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return took;
}

/** Calls per second when `total` calls are made, `width` at once. */
export async function rate(total: number, width: number, call: () => Promise<void>): Promise<number> {
  const from = performance.now();
  let left = total;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: width }, worker));
  return total / ((performance.now() - from) / 1000);
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
