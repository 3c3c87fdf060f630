// The rows of question banks that callers store. Does not choose questions.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type StoredQuestion, storedQuestionSchema } from '../../shared/session.ts';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';
import type { QuestionBanksTable } from './schema.ts';

export interface StoredBank {
  id: string; // "bank_…"
  name: string;
  recruiterId: string | null;
  isPrivate: boolean;
  questions: StoredQuestion[];
  createdAt: number; // ms since 1970
}

export function createBanks(db: Database) {
  return {
    async insert(bank: StoredBank): Promise<void> {
      await db
        .insertInto('question_banks')
        .values({
          id: bank.id,
          name: clean(bank.name),
          recruiter_id: bank.recruiterId === null ? null : clean(bank.recruiterId),
          is_private: bank.isPrivate,
          questions: toJson(bank.questions),
          created_at: new Date(bank.createdAt),
        })
        .execute();
    },

    async find(id: string): Promise<StoredBank | null> {
      const row = await db.selectFrom('question_banks').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : read(row);
    },

    /** Public ones and the private ones of `recruiterId`, newest first. */
    async list(ask: { recruiterId: string | null; limit: number }): Promise<StoredBank[]> {
      const rows = await db
        .selectFrom('question_banks')
        .selectAll()
        .where((eb) =>
          ask.recruiterId === null
            ? eb('is_private', '=', false)
            : eb.or([eb('is_private', '=', false), eb('recruiter_id', '=', ask.recruiterId)]),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(ask.limit)
        .execute();
      return rows.map(read);
    },
  };
}

function read(row: Selectable<QuestionBanksTable>): StoredBank {
  return {
    id: row.id,
    name: row.name,
    recruiterId: row.recruiter_id,
    isPrivate: row.is_private,
    questions: z.array(storedQuestionSchema).parse(row.questions),
    createdAt: row.created_at.getTime(),
  };
}
