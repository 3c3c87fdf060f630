function dayOfYear(year: number, month: number, day: number): number {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const leap = year % 4 === 0 && year % 100 !== 0 && year % 400 === 0;
  return days.slice(0, month - 1).reduce((sum, length) => sum + length, day) + (leap && month >= 2 ? 1 : 0);
}
