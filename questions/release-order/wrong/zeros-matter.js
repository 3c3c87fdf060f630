// Wrong: takes a longer version for newer even when only zeros follow
// Fails: equal with zeros; equal with words; leading zero
function sortReleases(releases) {
  return [...releases].sort((a, b) => {
    const [versionA, wordA = '~'] = a.split('-');
    const [versionB, wordB = '~'] = b.split('-');
    const left = versionA.split('.').map(Number);
    const right = versionB.split('.').map(Number);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i] !== right[i]) return left[i] - right[i];
    }
    return left.length - right.length || (wordA < wordB ? -1 : wordA > wordB ? 1 : 0);
  });
}
