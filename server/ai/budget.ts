// Whether the model may be asked now: tokens per day and per session, and a rest after repeated failures.
// Counts in memory: after a restart the day begins anew.

/** The model was not asked. The message is fit for people. */
export class ModelRefused extends Error {}

export interface Budget {
  /** Throws ModelRefused. */
  check(sessionId: string | null): void;
  spend(sessionId: string | null, tokens: number): void;
  failed(): void;
  succeeded(): void;
}

const breaker = { failures: 3, restMs: 60_000 };
const sessionsRemembered = 10_000;
const dayMs = 86_400_000;

export function createBudget(limits: { perDay: number; perSession: number }, now: () => number): Budget {
  const spent = new Map<string, number>();
  let day = { number: 0, tokens: 0 };
  let failures = 0;
  let closedUntil = 0;
  return {
    check(sessionId) {
      const today = Math.floor(now() / dayMs);
      if (day.number !== today) day = { number: today, tokens: 0 };
      if (day.tokens >= limits.perDay) throw new ModelRefused('the AI budget of the day is used up');
      if (sessionId !== null && (spent.get(sessionId) ?? 0) >= limits.perSession)
        throw new ModelRefused('the AI budget of this session is used up');
      if (now() < closedUntil)
        throw new ModelRefused('the AI model failed repeatedly and is left alone for a minute');
    },
    spend(sessionId, tokens) {
      day.tokens += tokens;
      if (sessionId === null) return;
      spent.set(sessionId, (spent.get(sessionId) ?? 0) + tokens);
      const oldest = spent.keys().next();
      if (spent.size > sessionsRemembered && !oldest.done) spent.delete(oldest.value);
    },
    failed() {
      failures += 1;
      if (failures >= breaker.failures) closedUntil = now() + breaker.restMs;
    },
    succeeded() {
      failures = 0;
    },
  };
}
