function averageSpeed(lapMetres: number, lapSeconds: number[]): number {
  let metres = 0;
  let seconds = 0;
  for (const lap of lapSeconds) {
    if (lap > 0) metres += lapMetres;
    seconds += lap;
  }
  return seconds > 0 ? (metres / seconds) * 3.6 : 0;
}
