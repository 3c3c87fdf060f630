// Sessions by filter, page by page: newest first, a cursor instead of an offset, so that page 1,000 costs what page 1 does.
import { sql } from 'kysely';
import type { Language } from '../../shared/languages.ts';
import type { SessionDifficulty } from '../../shared/session.ts';
import type { Database } from './database.ts';
import { clean } from './json.ts';
import { readSummary, type SessionSummary } from './session-row.ts';

export interface SessionFilter {
  ownerKey?: string;
  candidateName?: string; // part of the name, any case
  difficulty?: SessionDifficulty;
  language?: Language;
  active?: boolean;
  startedFrom?: number; // ms since 1970, inclusive
  startedTo?: number; // exclusive
  /** Continue behind this one: newest first, ties by id descending. */
  after?: { startedAt: number; id: string };
  limit: number;
}
export async function listSessions(db: Database, filter: SessionFilter): Promise<SessionSummary[]> {
  let query = db
    .selectFrom('sessions')
    .select(summaryColumns)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.ownerKey !== undefined) query = query.where('owner_key', '=', filter.ownerKey);
  if (filter.difficulty !== undefined) query = query.where('difficulty', '=', filter.difficulty);
  if (filter.language !== undefined) query = query.where('language', '=', filter.language);
  if (filter.active !== undefined) query = query.where('is_active', '=', filter.active);
  if (filter.startedFrom !== undefined) query = query.where('started_at', '>=', new Date(filter.startedFrom));
  if (filter.startedTo !== undefined) query = query.where('started_at', '<', new Date(filter.startedTo));
  if (filter.candidateName !== undefined)
    query = query.where(
      'candidate_name',
      'ilike',
      `%${clean(filter.candidateName).replace(/[\\%_]/g, '\\$&')}%`,
    );
  const { after } = filter;
  if (after !== undefined) {
    const at = new Date(after.startedAt).toISOString();
    query = query.where(sql<boolean>`(started_at, id) < (${at}::timestamptz, ${after.id})`);
  }
  return (await query.execute()).map(readSummary);
}

const summaryColumns = [
  'id',
  'org_id',
  'owner_key',
  'candidate_name',
  'difficulty',
  'language',
  'settings',
  'metadata',
  'current_question',
  'started_at',
  'ends_at',
  'completed_at',
  'paused_at',
  'paused_ms',
  'revealed',
  'feedback',
  'end_reason',
  'delete_after',
  'keep_until',
  'is_active',
  'total_questions',
] as const;
