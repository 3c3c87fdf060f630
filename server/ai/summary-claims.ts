// What a model's summary says, claim by claim, and whether it holds: every moment and mark names events, and each is looked
// up. Plain code.
import { z } from 'zod';
import { skills } from '../../shared/scorecard.ts';
import { claimTexts } from './claim-texts.ts';
import { shapeOf } from './shape.ts';

const mostClaims = 60; // that are kept of an answer
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
export const summaryShape = shapeOf('summary', z.object({ claims: z.array(claimSchema) }));

/** The claims of an answer that hold, and how many pieces were none. `known`: numbers of events that exist. */
export async function readSummary(
  answer: AsyncIterable<string>,
  known: ReadonlySet<number>,
): Promise<{ claims: SummaryClaim[]; dropped: number }> {
  const claims: SummaryClaim[] = [];
  let dropped = 0;
  for await (const text of claimTexts(answer)) {
    const claim = readClaim(text);
    if (claim !== null && claims.length < mostClaims && holds(claim, known)) claims.push(claim);
    else dropped += 1;
  }
  return { claims, dropped };
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

function readClaim(text: string): SummaryClaim | null {
  try {
    return claimSchema.parse(JSON.parse(text));
  } catch {
    return null; // a model's text is no program's error: what is no claim is counted
  }
}
