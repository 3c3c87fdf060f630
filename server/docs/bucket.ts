// A budget that refills with time. Knows not what it is spent on.

export interface Bucket {
  /** False: not enough is left. */
  spend(cost: number): boolean;
}

export function createBucket(perSecond: number, burst: number): Bucket {
  let left = burst;
  let at = Date.now();
  return {
    spend(cost) {
      const now = Date.now();
      left = Math.min(burst, left + ((now - at) / 1_000) * perSecond);
      at = now;
      if (left < cost) return false;
      left -= cost;
      return true;
    },
  };
}
