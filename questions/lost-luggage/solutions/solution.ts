function missingBags(checkedIn: string[], arrived: string[]): string[] {
  const here = new Map<string, number>();
  for (const label of arrived) here.set(label, (here.get(label) ?? 0) + 1);
  const missing: string[] = [];
  for (const label of checkedIn) {
    const left = here.get(label) ?? 0;
    if (left > 0) here.set(label, left - 1);
    else missing.push(label);
  }
  return missing.sort();
}
