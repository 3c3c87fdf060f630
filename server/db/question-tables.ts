// The tables of questions that callers write, as Kysely sees them. Column meanings: migrations/009 and 017.
import type { ColumnType, Generated } from 'kysely';
import type { Json, MaybeTime, Time } from './schema.ts';

export interface QuestionsTable {
  id: string;
  org_id: Generated<string>;
  owner: string;
  recruiter_id: string | null;
  is_private: Generated<boolean>;
  slug: string;
  title: string;
  difficulty: string;
  kind: string;
  tags: Json;
  draft: Json;
  state: Generated<string>;
  version: number | null;
  report: ColumnType<unknown, string | null | undefined, string | null>;
  check_purpose: string | null;
  check_done: Generated<number>;
  check_total: Generated<number>;
  check_tries: Generated<number>;
  check_until: MaybeTime;
  created_at: Time;
  updated_at: Time;
}
export interface QuestionVersionsTable {
  question_id: string;
  version: number;
  title: string;
  difficulty: string;
  tags: Json;
  languages: Json;
  entry: Json;
  report: Json;
  published_at: Time;
}
export interface SharedQuestionsTable {
  hash: string;
  entry: Json;
  created_at: Time;
}
