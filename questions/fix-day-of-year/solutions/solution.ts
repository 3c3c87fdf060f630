function dayOfYear(year: number, month: number, day: number): number {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)) days[1] = 29;
  return days.slice(0, month - 1).reduce((sum, length) => sum + length, day);
}
