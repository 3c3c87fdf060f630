// Tells when the talk of a room has paused. Knows not what was said.

/** `paused` is called `ms` after the last `begin` of a room. Closed by `close`. */
export function createPauses(ms: number, paused: (sessionId: string) => void) {
  const timers = new Map<string, NodeJS.Timeout>();
  const stop = (sessionId: string) => {
    clearTimeout(timers.get(sessionId));
    timers.delete(sessionId);
  };
  return {
    stop,
    begin(sessionId: string) {
      stop(sessionId);
      const over = () => {
        timers.delete(sessionId);
        paused(sessionId);
      };
      timers.set(sessionId, setTimeout(over, ms).unref());
    },
    close() {
      for (const sessionId of timers.keys()) stop(sessionId);
    },
  };
}
