// Operations on scorecards: everyone writes blind, and reads the others' only after submitting an own card.
import { z } from 'zod';
import { cardSchema } from '../scorecard.ts';
import { idParam, type Operation } from './operation.ts';

export const authoredCardSchema = z.strictObject({
  author: z.string(), // a seat or a key
  name: z.string(),
  card: cardSchema,
  updatedAt: z.number(),
  submittedAt: z.number().nullable(), // null: a draft, for its author alone
});
export type AuthoredCard = z.infer<typeof authoredCardSchema>;

const path = '/api/sessions/{id}/scorecards';
const common = { tag: 'scorecards', limit: 'general', params: idParam, status: 200 } as const;

export const scorecardOperations = {
  listScorecards: {
    ...common,
    method: 'GET',
    path,
    summary:
      "The caller's own card, and the submitted cards of others: to a seat, once its own is submitted (`blind` before)",
    access: { scopes: ['sessions', 'read'], seats: ['interviewer'] },
    response: z.strictObject({
      own: authoredCardSchema.nullable(),
      others: z.array(authoredCardSchema),
      blind: z.boolean(), // others may have submitted, but are not shown yet
    }),
  },
  saveScorecard: {
    audited: false,
    ...common,
    method: 'PUT',
    path,
    summary: "Save the caller's card as a draft, or submit it, which needs every mark and cannot be undone",
    access: { scopes: ['sessions'], seats: ['interviewer'] },
    agents: 'never', // people judge
    body: z.strictObject({ card: cardSchema, submit: z.boolean().default(false) }),
    example: {
      submit: true,
      card: {
        problemSolving: { mark: 3, note: 'Found the window after one hint.' },
        codeQuality: { mark: 4 },
        communication: { mark: 3 },
        testing: { mark: 2, note: 'Did not try the empty list.' },
      },
    },
    response: authoredCardSchema,
  },
} as const satisfies Record<string, Operation>;
