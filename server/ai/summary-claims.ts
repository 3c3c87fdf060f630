// What a model's summary says, line by line, and whether it holds: every moment and mark names events, and each is looked
// up. Plain code.
import { z } from 'zod';
import { skills } from '../../shared/scorecard.ts';

const text = z.string().trim().min(1).max(400);
const number = z.number().int();
const claimSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moment'), n: number, text }),
  z.object({
    kind: z.literal('mark'),
    skill: z.enum(skills),
    mark: number.min(1).max(4),
    why: text,
    events: z.array(number).min(1).max(12),
  }),
  z.object({ kind: z.literal('open'), text, events: z.array(number).max(12).default([]) }),
]);
export type SummaryClaim = z.infer<typeof claimSchema>;

/** The claims of an answer that hold, and how many lines were none. `known`: numbers of events that exist. */
export function readSummary(
  answer: string,
  known: ReadonlySet<number>,
): { claims: SummaryClaim[]; dropped: number } {
  const lines = answer.split('\n').filter((line) => line.trim() !== '');
  const claims = lines.flatMap((line) => {
    const claim = readLine(line);
    return claim !== null && holds(claim, known) ? [claim] : [];
  });
  return { claims, dropped: lines.length - claims.length };
}

function holds(claim: SummaryClaim, known: ReadonlySet<number>): boolean {
  const words = claim.kind === 'mark' ? claim.why : claim.text;
  if (/https?:|<[a-z!/]|\]\(/i.test(words)) return false;
  switch (claim.kind) {
    case 'moment':
      return known.has(claim.n);
    case 'mark':
    case 'open':
      return claim.events.every((n) => known.has(n));
  }
}

function readLine(line: string): SummaryClaim | null {
  try {
    return claimSchema.parse(JSON.parse(line.trim().replace(/^[-*]\s+/, '')));
  } catch {
    return null; // a model's text is no program's error: what is no claim is counted
  }
}
