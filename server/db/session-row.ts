// A session's row as the rest of the server sees it: parsed JSON, times in milliseconds. Asks no database.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type GivenFeedback, givenFeedbackSchema } from '../../shared/api/copies.ts';
import { languageSchema } from '../../shared/language-schema.ts';
import type { Language } from '../../shared/languages.ts';
import {
  type EndReason,
  endReasonSchema,
  type Metadata,
  type SessionDifficulty,
  sessionDifficultySchema,
  type SessionSettings,
  settingsSchema,
  type StoredQuestion,
} from '../../shared/session.ts';
import type { QuestionShelf } from './question-shelf.ts';
import type { SessionsTable } from './schema.ts';

/** Times are milliseconds since 1970. */
export interface SessionRow {
  id: string; // "test_…"
  ownerKey: string | null; // id of the API key that started it
  candidateName: string;
  difficulty: SessionDifficulty;
  language: Language;
  settings: SessionSettings;
  metadata: Metadata;
  questions: StoredQuestion[];
  current: number; // question number, from 1
  startedAt: number;
  endsAt: number | null;
  completedAt: number | null;
  endReason: EndReason | null;
  deleteAfter: number | null;
  keepUntil: number | null; // not to be deleted before; null: whenever somebody wants
  pausedAt: number | null; // null: not paused
  pausedMs: number; // in pauses that are over
  /** By question number: how many of its parts the candidate has. */
  revealed: Record<string, number>;
  /** The candidate's, after the end. */
  feedback: GivenFeedback | null;
  active: boolean;
}
export type SessionSummary = Omit<SessionRow, 'questions'> & { totalQuestions: number };

type Row = Selectable<SessionsTable>;
const revealedRow = z.record(z.string(), z.number().int());
const metadataRow = z.record(z.string(), z.json());
const ms = (time: Date | null): number | null => time?.getTime() ?? null;

function common(
  row: Omit<Row, 'questions' | 'last_event' | 'total_questions'>,
): Omit<SessionRow, 'questions'> {
  return {
    id: row.id,
    ownerKey: row.owner_key,
    candidateName: row.candidate_name,
    difficulty: sessionDifficultySchema.parse(row.difficulty),
    language: languageSchema.parse(row.language),
    settings: settingsSchema.parse(row.settings),
    metadata: metadataRow.parse(row.metadata),
    current: row.current_question,
    startedAt: row.started_at.getTime(),
    endsAt: ms(row.ends_at),
    completedAt: ms(row.completed_at),
    endReason: endReasonSchema.nullable().parse(row.end_reason),
    deleteAfter: ms(row.delete_after),
    keepUntil: ms(row.keep_until),
    pausedAt: ms(row.paused_at),
    pausedMs: Number(row.paused_ms),
    revealed: revealedRow.parse(row.revealed),
    feedback: givenFeedbackSchema.nullable().parse(row.feedback),
    active: row.is_active,
  };
}

export async function readSession(row: Row, shelf: QuestionShelf): Promise<SessionRow> {
  return { ...common(row), questions: await shelf.unpack(row.questions) };
}
export function readSummary(row: Omit<Row, 'questions' | 'last_event'>): SessionSummary {
  return { ...common(row), totalQuestions: row.total_questions };
}
