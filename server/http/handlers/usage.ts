// What was used in a range of days: the counts of the database, every day of the range, and all together.
import type { AiSpent } from '../../../shared/api/ai.ts';
import {
  mostUsageDays,
  noUsage,
  type UsageCounts,
  type UsageDay,
  usualUsageDays,
} from '../../../shared/api/usage.ts';
import { languages } from '../../../shared/languages.ts';
import { AppError } from '../../errors.ts';
import { onlyOwn } from '../credentials.ts';
import type { Call, Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';

const dayMs = 86_400_000;

export function usageHandlers({ usage, now }: Pick<HandlerParts, 'usage' | 'now'>): Pick<Handlers, 'usage'> {
  return {
    async usage({ caller, query }) {
      const range = rangeOf(query, now());
      const found = await usage.days({
        from: new Date(range.from),
        to: new Date(range.to + dayMs),
        ownerKey: onlyOwn(caller),
      });
      const counted = new Map(found.map((one) => [one.day, one]));
      const days: UsageDay[] = [];
      for (let at = range.from; at <= range.to; at += dayMs)
        days.push(counted.get(dayOf(at)) ?? { day: dayOf(at), ...noUsage() });
      const totals = found.reduce<UsageCounts>(sum, noUsage());
      return { body: { from: dayOf(range.from), to: dayOf(range.to), days, totals } };
    },
  };
}

/** The first and the last day, as their beginnings in ms. Throws 400 where they are no range. */
function rangeOf({ from, to }: Call<'usage'>['query'], now: number): { from: number; to: number } {
  const last = Date.parse(to ?? dayOf(now));
  const first = from === undefined ? last - (usualUsageDays - 1) * dayMs : Date.parse(from);
  const wrong = (message: string) => new AppError('invalid', 400, `from: ${message}`, { field: 'from' });
  if (first > last) throw wrong('must not be after `to`');
  if (first <= last - mostUsageDays * dayMs) throw wrong(`at most ${mostUsageDays} days up to \`to\``);
  return { from: first, to: last };
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function sum(a: UsageCounts, b: UsageCounts): UsageCounts {
  const runs: UsageCounts['runs'] = {};
  for (const language of languages) {
    const n = (a.runs[language] ?? 0) + (b.runs[language] ?? 0);
    if (n > 0) runs[language] = n;
  }
  return {
    started: a.started + b.started,
    ended: a.ended + b.ended,
    submissions: a.submissions + b.submissions,
    runs,
    ai: spentTogether(a.ai, b.ai),
  };
}

function spentTogether(a: AiSpent, b: AiSpent): AiSpent {
  return {
    calls: a.calls + b.calls,
    unpriced: a.unpriced + b.unpriced,
    tokensIn: a.tokensIn + b.tokensIn,
    tokensOut: a.tokensOut + b.tokensOut,
    cost: a.cost === null ? b.cost : a.cost + (b.cost ?? 0),
    currency: a.currency ?? b.currency,
  };
}
