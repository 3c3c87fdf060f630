// Whether the model may be asked now: tokens and money per day and per session, and a rest after repeated failures.
// Counts in memory: after a restart the day begins anew.

/** The model was not asked. The message is fit for people. */
export class ModelRefused extends Error {}

export interface Budget {
  /** Throws ModelRefused. */
  check(sessionId: string | null): void;
  /** `cost` 0: the model has no price. */
  spend(sessionId: string | null, tokens: number, cost: number): void;
  failed(): void;
  succeeded(): void;
}

const breaker = { failures: 3, restMs: 60_000 };
const sessionsRemembered = 10_000;
const dayMs = 86_400_000;

/** Tokens and money; null: no limit in money. */
export interface Allowance {
  tokens: number;
  cost: number | null;
}
interface Spent {
  tokens: number;
  cost: number;
}
const nothing: Spent = { tokens: 0, cost: 0 };

export function createBudget(limits: { day: Allowance; session: Allowance }, now: () => number): Budget {
  const spent = new Map<string, Spent>();
  let day = { number: 0, ...nothing };
  let failures = 0;
  let closedUntil = 0;
  return {
    check(sessionId) {
      const today = Math.floor(now() / dayMs);
      if (day.number !== today) day = { number: today, ...nothing };
      if (usedUp(day, limits.day)) throw new ModelRefused('the AI budget of the day is used up');
      if (sessionId !== null && usedUp(spent.get(sessionId) ?? nothing, limits.session))
        throw new ModelRefused('the AI budget of this session is used up');
      if (now() < closedUntil)
        throw new ModelRefused('the AI model failed repeatedly and is left alone for a minute');
    },
    spend(sessionId, tokens, cost) {
      day = { ...day, tokens: day.tokens + tokens, cost: day.cost + cost };
      if (sessionId === null) return;
      const before = spent.get(sessionId) ?? nothing;
      spent.set(sessionId, { tokens: before.tokens + tokens, cost: before.cost + cost });
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

function usedUp({ tokens, cost }: Spent, limit: Allowance): boolean {
  return tokens >= limit.tokens || (limit.cost !== null && cost >= limit.cost);
}
