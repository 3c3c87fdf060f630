// Wrong: counts bridges, also those that join nothing new
// Fails: enough bridges, not joined; last bridge; random
function joiningBridge(islands, bridges) {
  if (islands === 1) return -2;
  return bridges.length >= islands - 1 ? islands - 2 : -1;
}
