// Whether a socket's seat is still valid, asked at most once a second: what another node decided may never have been
// told here. Knows no store.

const freshMs = 1_000;

/**
 * Callers that come while one look is under way get the same one, so that they go on in the order in which they came.
 * A failed look is not kept.
 */
export function createLooking<T>(look: () => Promise<T>, now: () => number): () => Promise<T> {
  let kept: { at: number; found: Promise<T> } | null = null;
  let pending = false;
  return () => {
    if (kept !== null && (pending || now() - kept.at < freshMs)) return kept.found;
    const entry = { at: now(), found: look() };
    kept = entry;
    pending = true;
    entry.found.then(
      () => (pending = false),
      () => {
        pending = false;
        kept = null;
      },
    );
    return entry.found;
  };
}
