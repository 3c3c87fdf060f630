// What the AI interviewer saw of each room's code at its last look, so that it is told what changed. Of this node alone.

/** `most`: rooms; the one looked at longest ago is forgotten, and looked at as a whole the next time. */
export function createLooks(most: number) {
  const looks = new Map<string, { key: string; text: string }>();
  return {
    of: (sessionId: string) => (key: string) => {
      const look = looks.get(sessionId);
      return look?.key === key ? look.text : null;
    },
    keep(sessionId: string, key: string, text: string) {
      looks.delete(sessionId); // the newest at the end
      looks.set(sessionId, { key, text });
      const oldest = looks.keys().next();
      if (looks.size > most && !oldest.done) looks.delete(oldest.value);
    },
  };
}
