function trips(capacity: number, requests: string[]): number {
  const shelf = new Set<string>(); // a Set keeps the order of insertion: the first is the oldest
  let count = 0;
  for (const title of requests) {
    if (!shelf.delete(title)) count++;
    shelf.add(title);
    if (shelf.size > capacity) shelf.delete(shelf.values().next().value ?? '');
  }
  return count;
}
