function firstBadStep(steps: string[]): number {
  const open: string[] = [];
  for (const [index, step] of steps.entries()) {
    const label = step.slice(1);
    if (step.startsWith('+')) open.push(label);
    else if (open.length === 0 || open.pop() !== label) return index;
  }
  return open.length > 0 ? steps.length : -1;
}
