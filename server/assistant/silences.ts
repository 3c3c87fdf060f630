// When the AI interviewer last thought about a room and said nothing to it, so that it does not think again at once. Of this
// node alone.
import type { Silence } from '../ai/policy.ts';

/** `most`: rooms; the silence that was kept longest ago is forgotten. */
export function createSilences(most: number) {
  const silences = new Map<string, Silence>();
  return {
    of: (sessionId: string): Silence | null => silences.get(sessionId) ?? null,
    keep(sessionId: string, silence: Silence) {
      silences.delete(sessionId); // the newest at the end
      silences.set(sessionId, silence);
      const oldest = silences.keys().next();
      if (silences.size > most && !oldest.done) silences.delete(oldest.value);
    },
  };
}
