// A question's row as the rest of the server sees it: parsed, times in milliseconds. Asks no database.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  type Authored,
  checkPurposeSchema,
  checkReportSchema,
  type HeldQuestion,
  questionStateSchema,
} from '../../shared/authored.ts';
import { difficultySchema } from '../../shared/question.ts';
import { clean, toJson } from './json.ts';
import type { QuestionsTable } from './question-tables.ts';

/** `owner`: who may see and change it. */
export interface QuestionRecord extends HeldQuestion {
  owner: string;
}
export type QuestionRow = Omit<
  Selectable<QuestionsTable>,
  'org_id' | 'draft' | 'check_tries' | 'check_until'
>;

/** Every column but the draft, which may be large. */
export const heldColumns = [
  'id',
  'owner',
  'recruiter_id',
  'is_private',
  'slug',
  'title',
  'difficulty',
  'kind',
  'tags',
  'state',
  'version',
  'report',
  'check_purpose',
  'check_done',
  'check_total',
  'created_at',
  'updated_at',
] as const;

export function readQuestion(row: QuestionRow): QuestionRecord {
  const state = questionStateSchema.parse(row.state);
  const purpose = checkPurposeSchema.nullable().parse(row.check_purpose);
  return {
    id: row.id,
    owner: row.owner,
    state,
    version: row.version,
    title: row.title,
    difficulty: difficultySchema.parse(row.difficulty),
    tags: z.array(z.string()).parse(row.tags),
    kind: z.enum(['function', 'stdin']).parse(row.kind),
    recruiterId: row.recruiter_id,
    isPrivate: row.is_private,
    createdAt: row.created_at.getTime(),
    updatedAt: row.updated_at.getTime(),
    check:
      state === 'checking' && purpose !== null
        ? { purpose, done: row.check_done, total: row.check_total }
        : null,
    report: checkReportSchema.nullable().parse(row.report),
  };
}

/** The columns that a draft fills. */
export function draftColumns(draft: Authored) {
  const { id, title, difficulty, kind, tags } = draft.question;
  return { slug: id, title: clean(title), difficulty, kind, tags: toJson(tags), draft: toJson(draft) };
}
