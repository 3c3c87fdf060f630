// Wrong: fixes February but forgets the years that 400 divides
// Fails: 2000; 1600
function dayOfYear(year, month, day) {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const leap = year % 4 === 0 && year % 100 !== 0;
  return days.slice(0, month - 1).reduce((sum, length) => sum + length, day) + (leap && month > 2 ? 1 : 0);
}
