// Whether the model may be asked now: tokens and money per day and per session, and a rest after repeated failures.
// Counts what this process asked and is told what all did: whichever is more holds, so that neither a restart nor a
// deleted session frees anything.

/** The model was not asked. The message is fit for people. */
export class ModelRefused extends Error {}

export interface Budget {
  /** Throws ModelRefused, and what looking up the spent threw: who cannot count does not ask. */
  check(sessionId: string | null): Promise<void>;
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
export interface Spent {
  tokens: number;
  cost: number;
}
/** By all nodes together, since `since` (ms since 1970); `session` is 0 for calls that are of none. */
export type SpentByAll = (sessionId: string | null, since: number) => Promise<{ day: Spent; session: Spent }>;

const nothing: Spent = { tokens: 0, cost: 0 };

export function createBudget(
  limits: { day: Allowance; session: Allowance },
  { now, spentByAll }: { now: () => number; spentByAll: SpentByAll },
): Budget {
  const spent = new Map<string, Spent>();
  let day = { number: 0, ...nothing };
  let failures = 0;
  let closedUntil = 0;
  return {
    async check(sessionId) {
      const today = Math.floor(now() / dayMs);
      if (day.number !== today) day = { number: today, ...nothing };
      const all = await spentByAll(sessionId, today * dayMs);
      if (usedUp(day, limits.day) || usedUp(all.day, limits.day))
        throw new ModelRefused('the AI budget of the day is used up');
      const own = sessionId === null ? nothing : (spent.get(sessionId) ?? nothing);
      if (sessionId !== null && (usedUp(own, limits.session) || usedUp(all.session, limits.session)))
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
