// The queue of questions that wait for the sandbox: one row each, claimed for a while, so that a node that dies lets it go.
import { sql } from 'kysely';
import {
  type Authored,
  authoredSchema,
  type CheckPurpose,
  checkPurposeSchema,
  type CheckReport,
  offered,
} from '../../shared/authored.ts';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';
import { heldColumns, type QuestionRecord, readQuestion } from './question-row.ts';

/** A check that this node does now. */
export interface ClaimedCheck {
  id: string;
  purpose: CheckPurpose;
  tries: number; // this one included
  draft: Authored;
}

export function createQuestionChecks(db: Database) {
  return {
    /** Null: no such question, or it is being checked already. */
    async ask(id: string, purpose: CheckPurpose, at: number): Promise<QuestionRecord | null> {
      const waiting = { state: 'checking', check_purpose: purpose, check_until: new Date(at) };
      const row = await db
        .updateTable('questions')
        .set({ ...waiting, check_done: 0, check_total: 0, check_tries: 0, report: null })
        .where('id', '=', id)
        .where('state', '!=', 'checking')
        .returning(heldColumns)
        .executeTakeFirst();
      return row === undefined ? null : readQuestion(row);
    },

    /** How many wait or are under way. */
    async waiting(owner: string): Promise<{ own: number; all: number }> {
      const found = await db
        .selectFrom('questions')
        .select((eb) => eb.fn.countAll<string>().as('all'))
        .select((eb) => eb.fn.countAll<string>().filterWhere('owner', '=', owner).as('own'))
        .where('state', '=', 'checking')
        .executeTakeFirst();
      return { own: Number(found?.own ?? 0), all: Number(found?.all ?? 0) };
    },

    /** The one that waits longest, kept from other nodes until `until` (ms). */
    async claim(now: number, until: number): Promise<ClaimedCheck | null> {
      const found = await sql<{ id: string; check_purpose: string; check_tries: number; draft: unknown }>`
        update questions set check_until = ${new Date(until).toISOString()}::timestamptz,
          check_tries = check_tries + 1
        where id = (
          select id from questions
          where state = 'checking' and check_until <= ${new Date(now).toISOString()}::timestamptz
          order by check_until limit 1 for update skip locked)
        returning id, check_purpose, check_tries, draft`.execute(db);
      const row = found.rows[0];
      if (row === undefined) return null;
      const draft = authoredSchema.parse(row.draft);
      return {
        id: row.id,
        purpose: checkPurposeSchema.parse(row.check_purpose),
        tries: row.check_tries,
        draft,
      };
    },

    /** Keeps the claim. False: somebody else has taken it over, or the question is gone. */
    async step(
      { id, tries }: Pick<ClaimedCheck, 'id' | 'tries'>,
      { done, total, until }: { done: number; total: number; until: number },
    ): Promise<boolean> {
      const row = await db
        .updateTable('questions')
        .set({ check_done: done, check_total: total, check_until: new Date(until) })
        .where('id', '=', id)
        .where('state', '=', 'checking')
        .where('check_tries', '=', tries)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    finish: (check: ClaimedCheck, report: CheckReport): Promise<boolean> => finish(db, check, report),
  };
}

/** Publishes when that was asked for and the report is good. False: somebody else has taken it over. */
function finish(db: Database, check: ClaimedCheck, report: CheckReport): Promise<boolean> {
  const publish = check.purpose === 'publish' && report.ok;
  const state = publish ? 'published' : check.purpose === 'publish' ? 'refused' : 'draft';
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('questions')
      .set((eb) => ({
        state,
        report: toJson(report),
        check_until: null,
        ...(publish && { version: eb(eb.fn.coalesce('version', eb.lit(0)), '+', 1) }),
      }))
      .where('id', '=', check.id)
      .where('state', '=', 'checking')
      .where('check_tries', '=', check.tries)
      .returning('version')
      .executeTakeFirst();
    if (row === undefined) return false;
    if (!publish || row.version === null) return true;
    const { title, difficulty, tags } = check.draft.question;
    await trx
      .insertInto('question_versions')
      .values({
        question_id: check.id,
        version: row.version,
        title: clean(title),
        difficulty,
        tags: toJson(tags),
        languages: toJson(offered(check.draft.question)),
        entry: toJson(check.draft),
        report: toJson(report),
        published_at: new Date(report.checkedAt),
      })
      .execute();
    return true;
  });
}
