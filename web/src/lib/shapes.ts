// The shapes of what the start page reads. Fetched while the server answers: the page is usable before.
import { z } from 'zod';

export const startedSchema = z.object({
  sessionId: z.string(),
  links: z.object({ candidate: z.string(), interviewer: z.string(), observer: z.string() }),
});
export type Started = z.infer<typeof startedSchema>;

const time = z.union([z.string(), z.number()]).nullish();
const sessionRowSchema = z.object({
  id: z.string(),
  candidateName: z.string().default(''),
  difficulty: z.string().default(''),
  language: z.string().default(''),
  startedAt: time,
  endedAt: time,
  isActive: z.boolean().optional(),
});
export const sessionsSchema = z.object({ sessions: z.array(sessionRowSchema) });
export const healthSchema = z.object({
  docker: z.object({ available: z.boolean() }),
  ai: z.object({ configured: z.boolean() }),
});
