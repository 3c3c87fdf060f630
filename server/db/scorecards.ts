// The rows of scorecards: one for each author and session. Knows no rubric beyond its schema.
import type { Selectable } from 'kysely';
import { type Card, cardSchema } from '../../shared/scorecard.ts';
import type { Database } from './database.ts';
import { isBrokenReference, NoSuchSession } from './errors.ts';
import { clean, toJson } from './json.ts';
import type { ScorecardsTable } from './schema.ts';

/** Times are milliseconds since 1970. */
export interface ScorecardRow {
  author: string; // a seat's or key's id
  name: string;
  card: Card;
  updatedAt: number;
  submittedAt: number | null;
}

export function createScorecards(db: Database) {
  return {
    /** Oldest first. */
    async list(sessionId: string): Promise<ScorecardRow[]> {
      const query = db.selectFrom('scorecards').selectAll().where('session_id', '=', sessionId);
      return (await query.orderBy('updated_at').orderBy('author').execute()).map(read);
    },

    /** Null: this author's card is submitted already and stays as it is. Throws NoSuchSession. */
    async save(sessionId: string, row: ScorecardRow): Promise<ScorecardRow | null> {
      const values = {
        name: clean(row.name),
        card: toJson(row.card),
        updated_at: new Date(row.updatedAt),
        submitted_at: row.submittedAt === null ? null : new Date(row.submittedAt),
      };
      try {
        const saved = await db
          .insertInto('scorecards')
          .values({ session_id: sessionId, author: row.author, ...values })
          .onConflict((conflict) =>
            conflict
              .columns(['session_id', 'author'])
              .doUpdateSet(values)
              .where('scorecards.submitted_at', 'is', null),
          )
          .returningAll()
          .executeTakeFirst();
        return saved === undefined ? null : read(saved);
      } catch (error) {
        throw isBrokenReference(error) ? new NoSuchSession(sessionId) : error;
      }
    },
  };
}

function read(row: Selectable<ScorecardsTable>): ScorecardRow {
  return {
    author: row.author,
    name: row.name,
    card: cardSchema.parse(row.card),
    updatedAt: row.updated_at.getTime(),
    submittedAt: row.submitted_at?.getTime() ?? null,
  };
}
