// The rows of submissions' results. What an analysis holds is the caller's schema.
import { sql } from 'kysely';
import type { z } from 'zod';
import { languageSchema } from '../../shared/language-schema.ts';
import type { Language } from '../../shared/languages.ts';
import type { Database } from './database.ts';
import { isBrokenReference, NoSuchSession } from './errors.ts';
import { clean, toJson } from './json.ts';

export interface ResultRow<Analysis> {
  id: string; // "res_…"
  sessionId: string;
  question: number;
  language: Language;
  code: string;
  timeSpent: number; // seconds
  score: number; // 0 to 100
  analysis: Analysis;
  submittedAt: number; // ms since 1970
}

export function createResults<Analysis>(db: Database, analysisSchema: z.ZodType<Analysis>) {
  return {
    /** Throws NoSuchSession. */
    async insert(row: ResultRow<Analysis>): Promise<void> {
      const values = {
        id: row.id,
        session_id: row.sessionId,
        question_number: row.question,
        language: row.language,
        code: clean(row.code),
        time_spent: Math.round(row.timeSpent),
        score: row.score,
        analysis: toJson(row.analysis),
        submitted_at: new Date(row.submittedAt),
      };
      try {
        await db.insertInto('results').values(values).execute();
      } catch (error) {
        throw isBrokenReference(error) ? new NoSuchSession(row.sessionId) : error;
      }
    },

    /** Adds to the analysis of the session's newest result of this code; nothing where there is none. */
    async amend(
      { sessionId, question, code }: Pick<ResultRow<Analysis>, 'sessionId' | 'question' | 'code'>,
      more: Partial<Analysis>,
    ): Promise<void> {
      const newest = db
        .selectFrom('results')
        .select('id')
        .where('session_id', '=', sessionId)
        .where('question_number', '=', question)
        .where('code', '=', clean(code))
        .orderBy('submitted_at', 'desc')
        .limit(1);
      await db
        .updateTable('results')
        .set({ analysis: sql`analysis || ${toJson(more)}::jsonb` })
        .where('id', 'in', newest)
        .execute();
    },

    /** Oldest first. */
    async list(sessionId: string): Promise<ResultRow<Analysis>[]> {
      const query = db.selectFrom('results').selectAll().where('session_id', '=', sessionId);
      const rows = await query.orderBy('submitted_at').orderBy('id').execute();
      return rows.map((row) => ({
        id: row.id,
        sessionId: row.session_id,
        question: row.question_number,
        language: languageSchema.parse(row.language),
        code: row.code,
        timeSpent: row.time_spent,
        score: row.score,
        analysis: analysisSchema.parse(row.analysis),
        submittedAt: row.submitted_at.getTime(),
      }));
    },
  };
}
