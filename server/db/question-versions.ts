// The published versions of questions: never changed, drawn from by rule. Knows no drafts.
import { sql } from 'kysely';
import { type Authored, authoredSchema, type CheckReport, checkReportSchema } from '../../shared/authored.ts';
import type { Language } from '../../shared/languages.ts';
import type { Database } from './database.ts';

export interface QuestionVersion {
  version: number;
  title: string;
  publishedAt: number; // ms since 1970
}
/** Newest versions that `owner` may use (its own, and public ones) in `language`. */
export interface DrawAsk {
  owner: string;
  language: Language;
  tags: string[]; // each has at least one of these; empty: any
  /** At most so many of each difficulty, by chance. */
  each: number;
}
export interface Drawn {
  id: string;
  version: number;
}

export function createQuestionVersions(db: Database) {
  return {
    /** Newest first. */
    async list(id: string, limit: number): Promise<QuestionVersion[]> {
      const rows = await db
        .selectFrom('question_versions')
        .select(['version', 'title', 'published_at'])
        .where('question_id', '=', id)
        .orderBy('version', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ version, title, published_at }) => ({
        version,
        title,
        publishedAt: published_at.getTime(),
      }));
    },

    /** Null: no such version. */
    async find(id: string, version: number): Promise<{ authored: Authored; report: CheckReport } | null> {
      const row = await db
        .selectFrom('question_versions')
        .select(['entry', 'report'])
        .where('question_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { authored: authoredSchema.parse(row.entry), report: checkReportSchema.parse(row.report) };
    },

    draw: (ask: DrawAsk): Promise<Drawn[]> => draw(db, ask),
  };
}

async function draw(db: Database, { owner, language, tags, each }: DrawAsk): Promise<Drawn[]> {
  let fitting = db
    .selectFrom('questions as q')
    .innerJoin('question_versions as v', (join) =>
      join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'),
    )
    .select(['q.id', 'v.version'])
    .select(sql<string>`row_number() over (partition by v.difficulty order by random())`.as('place'))
    .where((eb) => eb.or([eb('q.owner', '=', owner), eb('q.is_private', '=', false)]))
    .where(sql<boolean>`jsonb_exists(v.languages, ${language})`);
  if (tags.length > 0)
    fitting = fitting.where(sql<boolean>`jsonb_exists_any(v.tags, ${sql.val(tags)}::text[])`);
  const query = db.selectFrom(fitting.as('fitting')).select(['id', 'version']);
  return query.where('place', '<=', String(each)).execute();
}
