function sortReleases(releases: string[]): string[] {
  return [...releases].sort((a, b) => {
    const [versionA, wordA] = a.split('-');
    const [versionB, wordB] = b.split('-');
    const left = versionA.split('.').map(Number);
    const right = versionB.split('.').map(Number);
    for (let i = 0; i < 5; i++) {
      const order = (left[i] ?? 0) - (right[i] ?? 0);
      if (order !== 0) return order;
    }
    if (wordA === wordB) return 0;
    if (wordA === undefined) return 1;
    if (wordB === undefined) return -1;
    return wordA < wordB ? -1 : 1;
  });
}
