// Wrong: adds the distance of laps without a time
// Fails: fast and slow
function averageSpeed(lapMetres, lapSeconds) {
  const seconds = lapSeconds.reduce((sum, lap) => sum + lap, 0);
  return seconds > 0 ? (3.6 * lapMetres * lapSeconds.length) / seconds : 0;
}
