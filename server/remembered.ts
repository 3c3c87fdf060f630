// What was made for an organisation is kept for the next request. Knows not what it is.

const MOST_TENANTS = 500; // organisations whose parts are kept; others are made again, which costs little

/** Like `make`, which is asked once for each. */
export function remembered<T>(make: (org: string) => T): (org: string) => T {
  const kept = new Map<string, T>();
  return (org) => {
    const known = kept.get(org);
    if (known !== undefined) return known;
    const made = make(org);
    if (kept.size >= MOST_TENANTS) kept.clear();
    kept.set(org, made);
    return made;
  };
}
