// A scorecard: one interviewer's judgement by a fixed rubric, 1 to 4 with a note each. Knows neither REST nor the page.
import { z } from 'zod';

export const skills = ['problemSolving', 'codeQuality', 'communication', 'testing'] as const;
export type Skill = (typeof skills)[number];

/** What a skill is called and what to look at. */
export const rubricText = {
  problemSolving: {
    label: 'Problem solving',
    asks: 'Understood the task, weighed approaches, got to one that works.',
  },
  codeQuality: { label: 'Code quality', asks: 'Readable, well named, no more complicated than the task.' },
  communication: { label: 'Communication', asks: 'Thought aloud, asked, took hints and used them.' },
  testing: { label: 'Testing', asks: 'Tried the edges, found own mistakes, could say why it is right.' },
} as const satisfies Record<Skill, { label: string; asks: string }>;

/** What the four marks mean, from 1. */
export const markTexts = ['Well below the bar', 'Below the bar', 'Meets the bar', 'Above the bar'] as const;

export const ratingSchema = z.strictObject({
  mark: z.number().int().min(1).max(4).nullable().default(null),
  note: z.string().max(2_000).default(''),
});
export const cardSchema = z.strictObject({
  problemSolving: ratingSchema,
  codeQuality: ratingSchema,
  communication: ratingSchema,
  testing: ratingSchema,
  summary: z.string().max(4_000).default(''),
});
export type Card = z.infer<typeof cardSchema>;

/** The first skill that has no mark yet; null: the card can be submitted. */
export function unmarked(card: Card): Skill | null {
  return skills.find((skill) => card[skill].mark === null) ?? null;
}
