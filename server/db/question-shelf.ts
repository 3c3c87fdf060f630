// Questions that many sessions share (the built-in bank's), stored once by the hash of their text: a session's row names the
// hash. Other questions stand in the row itself and go with it. Does not know how questions are chosen.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type StoredQuestion, storedQuestionSchema } from '../../shared/session.ts';
import type { Database } from './database.ts';
import { toJson } from './json.ts';

const KEPT = 500; // questions of earlier banks in memory: some 10 MB

const shelvedSchema = z.strictObject({ shelf: z.string() });
const rowSchema = z.array(z.union([shelvedSchema, storedQuestionSchema]));

export interface QuestionShelf {
  /** As they stand in a session's row. Afterwards the database has what the row names. */
  pack(questions: readonly StoredQuestion[]): Promise<unknown[]>;
  /** Shared ones are the same object each time: nobody changes them. Throws where the database lacks one. */
  unpack(row: unknown): Promise<StoredQuestion[]>;
}

/** `shared`: known by identity, so that nobody's own question is taken for one. */
export function createQuestionShelf(db: Database, shared: readonly StoredQuestion[]): QuestionShelf {
  const hashes = new WeakMap<StoredQuestion['question'], string>();
  const here = new Map<string, StoredQuestion>(); // as this server's bank has them
  const earlier = new Map<string, Promise<StoredQuestion>>();
  const stored = new Set<string>();
  for (const { question, solution } of shared) {
    const one = { question, solution };
    const hash = createHash('sha256').update(JSON.stringify(one)).digest('hex');
    hashes.set(question, hash);
    here.set(hash, one);
  }

  const store = async (wanted: string[]): Promise<void> => {
    const missing = wanted.filter((hash) => !stored.has(hash));
    const rows = missing.map((hash) => ({ hash, entry: toJson(here.get(hash)) }));
    if (rows.length === 0) return;
    const query = db.insertInto('shared_questions').values(rows);
    await query.onConflict((conflict) => conflict.column('hash').doNothing()).execute();
    for (const hash of missing) stored.add(hash);
  };
  const find = async (hash: string): Promise<StoredQuestion> => {
    const known = here.get(hash) ?? earlier.get(hash);
    if (known !== undefined) return known;
    if (earlier.size >= KEPT) earlier.clear();
    const found = readEntry(db, hash);
    earlier.set(hash, found);
    found.catch(() => earlier.delete(hash));
    return found;
  };

  return {
    async pack(questions) {
      const named = questions.map((one) => hashes.get(one.question));
      await store([...new Set(named)].filter((hash) => hash !== undefined));
      return questions.map((one, i) => (named[i] === undefined ? one : { shelf: named[i] }));
    },
    unpack: (row) =>
      Promise.all(rowSchema.parse(row).map(async (one) => ('shelf' in one ? find(one.shelf) : one))),
  };
}

async function readEntry(db: Database, hash: string): Promise<StoredQuestion> {
  const query = db.selectFrom('shared_questions').select('entry').where('hash', '=', hash);
  return storedQuestionSchema.parse((await query.executeTakeFirstOrThrow()).entry);
}
