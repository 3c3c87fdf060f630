// The rows of questions that callers write, as drafts: store, find, search. Checks and versions are in files of their own.
import { type Authored, authoredSchema } from '../../shared/authored.ts';
import type { Difficulty } from '../../shared/question.ts';
import type { Database } from './database.ts';
import { isDuplicate } from './errors.ts';
import { clean } from './json.ts';
import { draftColumns, heldColumns, type QuestionRecord, readQuestion } from './question-row.ts';

export interface NewQuestion {
  id: string; // "q-…"
  owner: string;
  recruiterId: string | null;
  isPrivate: boolean;
  draft: Authored;
  at: number; // ms since 1970
}
export interface DraftChange {
  draft: Authored;
  isPrivate?: boolean;
  at: number; // ms since 1970
}
export interface QuestionSearch {
  /** Null: of every owner. Published public ones of others are found as well. */
  owner: string | null;
  difficulty?: Difficulty;
  tag?: string;
  words?: string; // part of the title or of the slug, any case
  /** Continue behind this id. */
  after?: string;
  limit: number;
}

export function createQuestions(db: Database) {
  return {
    /** Null: this owner (and recruiter) has a question with this id inside already. */
    insert: (question: NewQuestion): Promise<QuestionRecord | null> => insert(db, question),

    /** How many this owner has. */
    async count(owner: string): Promise<number> {
      const query = db.selectFrom('questions').where('owner', '=', owner);
      return Number((await query.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
    },

    /** What was found out about the old draft is forgotten. Null: no such question, or it is being checked. */
    replace: (id: string, change: DraftChange): Promise<QuestionRecord | 'taken' | null> =>
      replace(db, id, change),

    async find(id: string): Promise<QuestionRecord | null> {
      const row = await db
        .selectFrom('questions')
        .select(heldColumns)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : readQuestion(row);
    },

    /** The question whose own id is `slug`. */
    async findSlug(owner: string, recruiterId: string | null, slug: string): Promise<QuestionRecord | null> {
      const query = db.selectFrom('questions').select(heldColumns).where('owner', '=', owner);
      const row = await query
        .where((eb) => eb(eb.fn.coalesce('recruiter_id', eb.val('')), '=', recruiterId ?? ''))
        .where('slug', '=', slug)
        .executeTakeFirst();
      return row === undefined ? null : readQuestion(row);
    },

    async draft(id: string): Promise<Authored | null> {
      const row = await db.selectFrom('questions').select('draft').where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : authoredSchema.parse(row.draft);
    },

    search: (ask: QuestionSearch): Promise<QuestionRecord[]> => search(db, ask),

    /** With its versions; sessions have copies of their own. False: no such question. */
    async remove(id: string): Promise<boolean> {
      const query = db.deleteFrom('questions').where('id', '=', id);
      return (await query.returning('id').executeTakeFirst()) !== undefined;
    },
  };
}

async function insert(db: Database, question: NewQuestion): Promise<QuestionRecord | null> {
  const { id, owner, recruiterId, isPrivate, draft, at } = question;
  const [created_at, updated_at] = [new Date(at), new Date(at)];
  const recruiter_id = recruiterId === null ? null : clean(recruiterId);
  const values = { id, owner, recruiter_id, is_private: isPrivate, created_at, updated_at };
  try {
    const query = db.insertInto('questions').values({ ...values, ...draftColumns(draft) });
    return readQuestion(await query.returning(heldColumns).executeTakeFirstOrThrow());
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}

/** `taken`: another question of the same owner has the new id inside. */
async function replace(
  db: Database,
  id: string,
  { draft, isPrivate, at }: DraftChange,
): Promise<QuestionRecord | 'taken' | null> {
  const change = {
    ...draftColumns(draft),
    ...(isPrivate !== undefined && { is_private: isPrivate }),
    state: 'draft',
    report: null,
    updated_at: new Date(at),
  };
  try {
    const query = db.updateTable('questions').set(change).where('id', '=', id);
    const row = await query.where('state', '!=', 'checking').returning(heldColumns).executeTakeFirst();
    return row === undefined ? null : readQuestion(row);
  } catch (error) {
    if (isDuplicate(error)) return 'taken';
    throw error;
  }
}

/** In order of id. */
async function search(db: Database, ask: QuestionSearch): Promise<QuestionRecord[]> {
  const { owner, difficulty, tag, words, after, limit } = ask;
  let query = db.selectFrom('questions').select(heldColumns).orderBy('id').limit(limit);
  if (owner !== null)
    query = query.where((eb) =>
      eb.or([eb('owner', '=', owner), eb.and([eb('is_private', '=', false), eb('version', 'is not', null)])]),
    );
  if (difficulty !== undefined) query = query.where('difficulty', '=', difficulty);
  if (tag !== undefined) query = query.where((eb) => eb('tags', '@>', eb.val(JSON.stringify([clean(tag)]))));
  if (words !== undefined) {
    const like = `%${clean(words).replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('title', 'ilike', like), eb('slug', 'ilike', like)]));
  }
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map(readQuestion);
}
