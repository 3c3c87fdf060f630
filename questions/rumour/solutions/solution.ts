function hoursUntilKnown(people: number, friends: number[][], first: number[]): number {
  const circle = Array.from({ length: people }, (): number[] => []);
  for (const [a, b] of friends) {
    circle[a].push(b);
    circle[b].push(a);
  }
  const hour = Array<number>(people).fill(-1);
  const queue = [...new Set(first)];
  for (const person of queue) hour[person] = 0;
  for (const person of queue) {
    for (const friend of circle[person]) {
      if (hour[friend] >= 0) continue;
      hour[friend] = hour[person] + 1;
      queue.push(friend);
    }
  }
  return hour.includes(-1) ? -1 : Math.max(...hour);
}
