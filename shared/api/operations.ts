// Every REST operation in one table: the router, the validation, the credential matrix and OpenAPI read it.
import { aiOperations } from './ai.ts';
import { auditOperations } from './audit.ts';
import { codeOperations } from './code.ts';
import { erasureOperations } from './erasures.ts';
import { keyOperations } from './keys.ts';
import { organisationOperations } from './organisations.ts';
import { maintenanceOperations } from './maintenance.ts';
import { passkeyOperations } from './passkeys.ts';
import { questionOperations } from './questions.ts';
import { scorecardOperations } from './scorecards.ts';
import { recordingOperations } from './recordings.ts';
import { seatOperations } from './seats.ts';
import { copyOperations } from './copies.ts';
import { sessionOperations } from './sessions.ts';
import { systemOperations } from './system.ts';
import { testOperations } from './tests.ts';
import { usageOperations } from './usage.ts';
import { userOperations } from './users.ts';
import { webhookOperations } from './webhooks.ts';
import { writtenQuestionOperations } from './written-questions.ts';

export const operations = {
  ...systemOperations,
  ...maintenanceOperations,
  ...codeOperations,
  ...testOperations,
  ...questionOperations,
  ...writtenQuestionOperations,
  ...sessionOperations,
  ...copyOperations,
  ...aiOperations,
  ...usageOperations,
  ...scorecardOperations,
  ...recordingOperations,
  ...seatOperations,
  ...organisationOperations,
  ...userOperations,
  ...passkeyOperations,
  ...auditOperations,
  ...erasureOperations,
  ...keyOperations,
  ...webhookOperations,
} as const;
export type Operations = typeof operations;
export type OperationId = keyof Operations;
