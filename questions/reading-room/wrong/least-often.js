// Wrong: takes back the book that was asked for least often
// Fails: not least often; random
function trips(capacity, requests) {
  const shelf = new Map();
  let count = 0;
  for (const title of requests) {
    if (shelf.has(title)) {
      shelf.set(title, shelf.get(title) + 1);
      continue;
    }
    count++;
    if (capacity === 0) continue;
    if (shelf.size === capacity) {
      const rare = [...shelf].reduce((a, b) => (b[1] < a[1] ? b : a));
      shelf.delete(rare[0]);
    }
    shelf.set(title, 1);
  }
  return count;
}
