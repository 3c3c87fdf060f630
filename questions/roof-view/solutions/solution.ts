function nextHigher(roofs: number[]): number[] {
  const answer = Array<number>(roofs.length).fill(0);
  for (let i = roofs.length - 2; i >= 0; i--) {
    let j = i + 1;
    while (roofs[j] <= roofs[i] && answer[j] > 0) j += answer[j];
    if (roofs[j] > roofs[i]) answer[i] = j - i;
  }
  return answer;
}
