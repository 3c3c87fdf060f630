// The summary of an interview for its interviewers: what happened, a draft of the scorecard, what is still open. A draft is
// no judgement: a person confirms it, or does not, by a scorecard. Knows no model.
import { z } from 'zod';
import { skills } from './scorecard.ts';

/** `n`: the event in the journal where the replay shows it. */
export const momentSchema = z.strictObject({
  n: z.number().int(),
  at: z.number(),
  text: z.string().max(600),
});
export type Moment = z.infer<typeof momentSchema>;

export const proposalSchema = z.strictObject({
  skill: z.enum(skills),
  /** The middle of the judgements; null: there is nothing to go by. */
  mark: z.number().int().min(1).max(4).nullable(),
  /** Every judgement that was made, in order: their spread tells how much the mark is worth. By rules there is one. */
  judgements: z.array(z.number().int().min(1).max(4)).max(9),
  why: z.string().max(600),
  events: z.array(z.number().int()).max(12), // numbers of events that bear it out
});
export type Proposal = z.infer<typeof proposalSchema>;

/** A question that a person may still ask, or look into. Journals of earlier versions hold the text alone. */
const openSchema = z.preprocess(
  (told) => (typeof told === 'string' ? { text: told, events: [] } : told),
  z.strictObject({ text: z.string().max(400), events: z.array(z.number().int()).max(12) }),
);
export type Open = z.output<typeof openSchema>;

export const summarySchema = z.strictObject({
  model: z.string().nullable(), // null: written by rules, no model was asked
  /** Who wrote it, and what a reader must know: why no model wrote it, how many claims were left out. */
  note: z.string().max(600),
  moments: z.array(momentSchema).max(60),
  proposals: z.array(proposalSchema).max(skills.length),
  open: z.array(openSchema).max(12),
  dropped: z.number().int(), // claims of the model that named no event, or a wrong one
});
export type Summary = z.infer<typeof summarySchema>;

/** How far judgements are apart, in words; null where there was one. */
export function spread({ judgements }: Pick<Proposal, 'judgements'>): string | null {
  if (judgements.length < 2) return null;
  const [low, high] = [Math.min(...judgements), Math.max(...judgements)];
  const count = `${judgements.length} judgements`;
  return low === high ? `${count}, all ${low}` : `${count}, from ${low} to ${high}`;
}
