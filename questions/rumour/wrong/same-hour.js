// Wrong: lets the rumour run on within one hour
// Fails: ring; friendship goes both ways; two starts
function hoursUntilKnown(people, friends, first) {
  const known = new Set(first);
  for (let hours = 0; ; hours++) {
    if (known.size === people) return hours;
    const before = known.size;
    for (const [a, b] of friends) {
      if (known.has(a)) known.add(b);
      else if (known.has(b)) known.add(a);
    }
    if (known.size === before) return -1;
  }
}
