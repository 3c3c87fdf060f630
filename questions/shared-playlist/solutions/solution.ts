function longestShared(mine: string[], yours: string[]): number {
  const places = new Map<string, number[]>();
  yours.forEach((song, j) => places.set(song, [j, ...(places.get(song) ?? [])]));
  // The longest strictly rising chain of places; within one song the places come falling, so only one is used.
  const ends: number[] = [];
  for (const song of mine) {
    for (const place of places.get(song) ?? []) {
      let low = 0;
      for (let high = ends.length; low < high; ) {
        const middle = (low + high) >> 1;
        if (ends[middle] < place) low = middle + 1;
        else high = middle;
      }
      ends[low] = place;
    }
  }
  return ends.length;
}
