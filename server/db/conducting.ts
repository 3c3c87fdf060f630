// What people change of a session's row while it goes on, or at its end: pauses, parts of questions, feedback. Who may is no matter of it.
import { sql } from 'kysely';
import type { GivenFeedback } from '../../shared/api/copies.ts';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';

export function conducting(db: Database) {
  return {
    /** False: no such session, ended, or `part` (from 1) is not the next of that question. */
    async reveal(id: string, question: number, part: number): Promise<boolean> {
      const known = sql`coalesce((revealed ->> ${String(question)})::int, 0)`;
      const entry = sql`(questions -> (${question}::int - 1))`;
      const shelf = sql`(select entry from shared_questions where hash = ${entry} ->> 'shelf')`;
      const parts = sql`coalesce(${entry} -> 'question', ${shelf} -> 'question') -> 'parts'`;
      const row = await db
        .updateTable('sessions')
        .set({ revealed: sql`jsonb_set(revealed, array[${String(question)}], to_jsonb(${part}::int))` })
        .where('id', '=', id)
        .where('is_active', '=', true)
        .where(sql<boolean>`${known} = ${part}::int - 1`)
        .where(sql<boolean>`${part}::int <= jsonb_array_length(coalesce(${parts}, '[]'))`)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** False: no such session, ended, or paused already. `at`: ms since 1970. */
    async pause(id: string, at: number): Promise<boolean> {
      const row = await db
        .updateTable('sessions')
        .set({ paused_at: new Date(at) })
        .where('id', '=', id)
        .where('is_active', '=', true)
        .where('paused_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Its clock ends later by the pause. How long it was paused in all, ms; null: it is not paused, or has ended. */
    async resume(id: string, at: number): Promise<number | null> {
      const gone = sql`greatest(interval '0', ${new Date(at)}::timestamptz - paused_at)`;
      const row = await db
        .updateTable('sessions')
        .set({
          ends_at: sql`ends_at + ${gone}`,
          paused_ms: sql`paused_ms + round(extract(epoch from ${gone}) * 1000)`,
          paused_at: null,
        })
        .where('id', '=', id)
        .where('is_active', '=', true)
        .where('paused_at', 'is not', null)
        .returning('paused_ms')
        .executeTakeFirst();
      return row === undefined ? null : Number(row.paused_ms);
    },

    /** False: no such session, it goes on, or feedback was given before. */
    async takeFeedback(id: string, given: GivenFeedback): Promise<boolean> {
      const row = await db
        .updateTable('sessions')
        .set({ feedback: toJson({ ...given, text: clean(given.text) }) })
        .where('id', '=', id)
        .where('is_active', '=', false)
        .where('feedback', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
