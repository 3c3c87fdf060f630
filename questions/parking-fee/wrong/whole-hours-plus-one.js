// Wrong: always adds an hour, even when the last one is just full
// Fails: exactly one hour; exactly one day; maximum above the hours
function parkingFee(minutes, freeMinutes, perHour, dayMaximum) {
  if (minutes <= freeMinutes) return 0;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60) + 1;
  return days * Math.min(24 * perHour, dayMaximum) + Math.min(hours * perHour, dayMaximum);
}
