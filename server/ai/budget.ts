// Whether the model may be asked now: tokens and money per day and per session, and a rest after repeated failures.
// The most that a call may cost is held before it is asked and settled afterwards, here and over all nodes: whichever has
// spent more holds, so that neither a restart nor a deleted session frees anything.

/** The model was not asked. The message is fit for people. */
export class ModelRefused extends Error {}

/** Tokens and money; null: no limit in money. */
export interface Allowance {
  tokens: number;
  cost: number | null;
}
export interface Allowances {
  day: Allowance;
  session: Allowance;
}
export interface Spent {
  tokens: number;
  cost: number; // 0: the model has no price
}
/** Over all nodes, in one step: an id of what is held now, or the limit that it would pass. `since`: ms since 1970. */
export type Reserve<C> = (call: C, limits: Allowances, since: number) => Promise<Reserved>;
export type Reserved = { id: string } | 'day' | 'session';

/** What is held for one call. */
export interface Held {
  id: string;
  settle(used: Spent): void;
}
export interface Budget<C> {
  /** Throws ModelRefused, and what `reserve` threw: who cannot count does not ask. */
  hold(sessionId: string | null, most: Spent, call: C): Promise<Held>;
  failed(): void;
  succeeded(): void;
}

const breaker = { failures: 3, restMs: 60_000 };
const sessionsRemembered = 10_000;
const dayMs = 86_400_000;
const nothing: Spent = { tokens: 0, cost: 0 };
const usedUp = {
  day: 'the AI budget of the day is used up',
  session: 'the AI budget of this session is used up',
};

export function createBudget<C>(
  limits: Allowances,
  { now, reserve }: { now: () => number; reserve: Reserve<C> },
): Budget<C> {
  const spent = createSpent(now);
  let failures = 0;
  let closedUntil = 0;
  return {
    async hold(sessionId, most, call) {
      if (!fits(spent.today(), most, limits.day)) throw new ModelRefused(usedUp.day);
      if (sessionId !== null && !fits(spent.of(sessionId), most, limits.session))
        throw new ModelRefused(usedUp.session);
      if (now() < closedUntil)
        throw new ModelRefused('the AI model failed repeatedly and is left alone for a minute');
      const settle = spent.hold(sessionId, most);
      try {
        const since = Math.floor(now() / dayMs) * dayMs;
        const reserved = await reserve(call, limits, since);
        if (typeof reserved === 'string') throw new ModelRefused(usedUp[reserved]);
        return { id: reserved.id, settle };
      } catch (error) {
        settle(nothing);
        throw error;
      }
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

/** What this process spent or holds. */
function createSpent(now: () => number) {
  const sessions = new Map<string, Spent>();
  let day = { number: 0, ...nothing };
  const today = () => {
    const number = Math.floor(now() / dayMs);
    if (day.number !== number) day = { number, ...nothing };
    return day;
  };
  const of = (sessionId: string) => sessions.get(sessionId) ?? nothing;
  const add = (sessionId: string | null, more: Spent, on: number) => {
    if (today().number === on) day = { number: on, ...plus(day, more) };
    if (sessionId === null) return;
    sessions.set(sessionId, plus(of(sessionId), more));
    const oldest = sessions.keys().next();
    if (sessions.size > sessionsRemembered && !oldest.done) sessions.delete(oldest.value);
  };
  return {
    today,
    of,
    /** Returns what puts the amount that was used in its place. */
    hold(sessionId: string | null, most: Spent): Held['settle'] {
      const { number } = today();
      add(sessionId, most, number);
      return ({ tokens, cost }) =>
        add(sessionId, { tokens: tokens - most.tokens, cost: cost - most.cost }, number);
    },
  };
}

const plus = (one: Spent, more: Spent): Spent => ({
  tokens: one.tokens + more.tokens,
  cost: one.cost + more.cost,
});

/** Whether so much more stays inside of the limit. */
export function fits(spent: Spent, more: Spent, limit: Allowance): boolean {
  const { tokens, cost } = plus(spent, more);
  return tokens <= limit.tokens && (limit.cost === null || cost <= limit.cost);
}
