// The tables as Kysely sees them, one interface each. Column meanings: the migrations.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type {
  DocAuthorsTable,
  DocCursorsTable,
  DocSnapshotsTable,
  DocUpdatesTable,
} from './document-tables.ts';
import type { PeopleTables } from './people-schema.ts';
import type { QuestionsTable, QuestionVersionsTable, SharedQuestionsTable } from './question-tables.ts';

export type Json = ColumnType<unknown, string, string>; // written as JSON.stringify, read parsed
export type Time = ColumnType<Date, Date | string | undefined, Date | string>;
export type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface SessionsTable {
  id: string;
  org_id: Generated<string>;
  owner_key: string | null;
  candidate_name: string;
  difficulty: string;
  language: string;
  settings: Json;
  metadata: Json;
  questions: Json;
  current_question: Generated<number>;
  started_at: Time;
  ends_at: MaybeTime;
  completed_at: MaybeTime;
  end_reason: string | null;
  delete_after: MaybeTime;
  keep_until: MaybeTime;
  paused_at: MaybeTime;
  paused_ms: Generated<string>; // bigint: a string in pg
  revealed: Json;
  feedback: ColumnType<unknown, string | null | undefined, string | null>;
  is_active: Generated<boolean>;
  last_event: Generated<number>;
  total_questions: GeneratedAlways<number>;
}
export interface ResultsTable {
  id: string;
  session_id: string;
  question_number: number;
  language: string;
  code: string;
  time_spent: number;
  score: number;
  analysis: Json;
  submitted_at: Time;
}
export interface QuestionBanksTable {
  id: string;
  org_id: Generated<string>;
  name: string;
  recruiter_id: string | null;
  is_private: Generated<boolean>;
  questions: Json;
  created_at: Time;
}
export interface SeatsTable {
  id: string;
  session_id: string;
  role: string;
  agent: Generated<boolean>;
  name: string;
  can_write: boolean;
  admitted: Generated<boolean>;
  created_at: Time;
  expires_at: Time;
  revoked_at: MaybeTime;
}
export interface ScorecardsTable {
  session_id: string;
  author: string;
  name: string;
  card: Json;
  updated_at: Time;
  submitted_at: MaybeTime;
}
export interface JournalTable {
  session_id: string;
  n: number;
  at: Time;
  by_seat: string | null;
  audience: string;
  kind: string;
  body: Json;
}
export interface ApiKeysTable {
  id: string;
  org_id: Generated<string>;
  name: string;
  hash: string;
  scopes: Json;
  limits: Json;
  created_at: Time;
  last_used_at: MaybeTime;
  revoked_at: MaybeTime;
}
export interface IdempotencyTable {
  owner_key: string;
  key: string;
  request_hash: string;
  status: number | null;
  response: ColumnType<unknown, string | null, string | null>;
  created_at: Time;
}
export interface WebhooksTable {
  id: string;
  org_id: Generated<string>;
  owner_key: string | null;
  url: string;
  secret: string;
  old_secret: string | null;
  old_secret_until: MaybeTime;
  events: Json;
  created_at: Time;
  disabled_at: MaybeTime;
  disabled_why: string | null;
}
export interface DeliveriesTable {
  id: string;
  webhook_id: string;
  session_id: string | null;
  seq: GeneratedAlways<string>;
  kind: string;
  payload: Json;
  created_at: Time;
  next_try_at: MaybeTime;
  tries: Generated<number>;
  delivered_at: MaybeTime;
  given_up_at: MaybeTime;
  last_status: number | null;
  last_error: string | null;
}
export interface AiCallsTable {
  id: string;
  session_id: string | null;
  task: string;
  model: string;
  prompt: Json;
  answer: string;
  tokens_in: Generated<number>;
  tokens_out: Generated<number>;
  version: Generated<string>;
  cost: Generated<number>;
  currency: string | null;
  ms: number;
  outcome: string;
  at: Time;
}
export interface AuditTable {
  id: GeneratedAlways<string>;
  org_id: Generated<string>;
  session_id: string | null;
  address: string | null;
  at: Time;
  actor: string;
  action: string;
  subject: string | null;
  detail: Json;
  open: Generated<boolean>;
}

export interface SettingsTable {
  name: string;
  value: Json;
  changed_at: Time;
}
export interface Tables extends PeopleTables {
  sessions: SessionsTable;
  results: ResultsTable;
  question_banks: QuestionBanksTable;
  questions: QuestionsTable;
  question_versions: QuestionVersionsTable;
  shared_questions: SharedQuestionsTable;
  seats: SeatsTable;
  scorecards: ScorecardsTable;
  journal: JournalTable;
  doc_updates: DocUpdatesTable;
  doc_snapshots: DocSnapshotsTable;
  doc_cursors: DocCursorsTable;
  doc_authors: DocAuthorsTable;
  api_keys: ApiKeysTable;
  idempotency: IdempotencyTable;
  webhooks: WebhooksTable;
  deliveries: DeliveriesTable;
  ai_calls: AiCallsTable;
  audit: AuditTable;
  settings: SettingsTable;
}
