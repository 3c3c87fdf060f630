// Everything that the handlers of the REST door are made of, as app.ts hands it in. Types alone.
import type { Sandbox } from '../../sandbox/job.ts';
import type { Reviewer } from '../../shared/evidence.ts';
import type { TryingJudge } from '../interviews/judge.ts';
import type { Acting, Audit, AuditLog } from './audit-ports.ts';
import type { Bank, BankStore, Clock, ResultStore, SessionStore } from '../interviews/ports.ts';
import type { Sources } from '../interviews/recording.ts';
import type { Interviews } from '../interviews/sessions.ts';
import type { MaintenanceMode } from '../maintenance.ts';
import type { Organisations, SignInWays, Users } from './people-ports.ts';
import type { CheckQueue, QuestionDrafts, QuestionVersions } from '../interviews/question-ports.ts';
import type { Unpack } from '../interviews/unpacker.ts';
import type { FindFindings, Lint, MeasureGrowth } from './evidence-ports.ts';
import type {
  AiCalls,
  Documents,
  ExportKey,
  History,
  HttpSeats,
  Idempotency,
  JournalReader,
  Keys,
  Metrics,
  RoomDoor,
  Scorecards,
  SetupImages,
  Usage,
  Vitals,
  WriteQuestion,
  Webhooks,
} from './ports.ts';

/** Questions that callers write. */
export interface WrittenQuestions {
  drafts: QuestionDrafts;
  versions: QuestionVersions;
  checks: Pick<CheckQueue, 'ask' | 'waiting'>;
  /** A check was asked for. */
  wake(): void;
  unpack: Unpack;
}

export interface HandlerParts {
  interviews: Interviews;
  sessions: SessionStore;
  results: ResultStore;
  scorecards: Scorecards;
  banks: BankStore;
  bank: Bank; // the built-in one
  written: WrittenQuestions;
  seats: HttpSeats;
  keys: Keys;
  organisations: Organisations;
  users: Users;
  signInWays: SignInWays;
  room: RoomDoor;
  journal: JournalReader;
  documents: Documents;
  history: History;
  cursors: Sources['cursors'];
  exportKey: ExportKey;
  aiCalls: AiCalls;
  usage: Usage;
  idempotency: Idempotency;
  sandbox: Pick<Sandbox, 'run' | 'languages'>;
  review: Reviewer;
  tryingJudge: TryingJudge; // keeps nothing of what it judges
  measureGrowth: MeasureGrowth;
  lint: Lint;
  findings: FindFindings;
  writeQuestion: WriteQuestion | null; // null: no model is configured
  vitals: Vitals;
  maintenance: MaintenanceMode;
  metrics: Metrics;
  setupImages: SetupImages;
  webhooks: Webhooks;
  audit: Audit;
  acting: Acting;
  auditLog: AuditLog;
  erasure: { places(ids: string[]): Promise<Record<string, number>> }; // rows by table
  publicUrl: string; // without a slash at its end
  now: Clock;
}
