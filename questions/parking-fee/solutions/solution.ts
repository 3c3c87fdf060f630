function parkingFee(minutes: number, freeMinutes: number, perHour: number, dayMaximum: number): number {
  if (minutes <= freeMinutes) return 0;
  let fee = 0;
  for (let left = minutes; left > 0; left -= 1440) {
    fee += Math.min(dayMaximum, Math.ceil(Math.min(left, 1440) / 60) * perHour);
  }
  return fee;
}
