function largestFamily(plates: string[]): number {
  const looks: Record<string, string> = { O: '0', I: '1', B: '8', S: '5', '-': '' };
  const families = new Map<string, number>();
  let largest = 0;
  for (const plate of plates) {
    const seen = [...plate.toUpperCase()].map((sign) => looks[sign] ?? sign).join('');
    const size = (families.get(seen) ?? 0) + 1;
    families.set(seen, size);
    largest = Math.max(largest, size);
  }
  return largest;
}
