// All handlers of the table, put together.
import type { Handlers } from './handler.ts';
import { aiCallHandlers } from './handlers/ai-calls.ts';
import { auditHandlers } from './handlers/audit.ts';
import { codeHandlers } from './handlers/code.ts';
import { conductingHandlers } from './handlers/conducting.ts';
import { copyHandlers } from './handlers/copies.ts';
import { deletionHandlers } from './handlers/deletion.ts';
import { erasureHandlers } from './handlers/erasure.ts';
import { generateHandlers } from './handlers/generate.ts';
import { keyHandlers } from './handlers/keys.ts';
import { meHandlers } from './handlers/me.ts';
import { organisationHandlers } from './handlers/organisations.ts';
import { maintenanceHandlers } from './handlers/maintenance.ts';
import { exchangeHandlers } from './handlers/question-exchange.ts';
import { passkeyHandlers } from './handlers/passkeys.ts';
import { questionHandlers } from './handlers/questions.ts';
import { recordingHandlers } from './handlers/recordings.ts';
import { replayRunHandlers } from './handlers/replay-runs.ts';
import { recordHandlers } from './handlers/record.ts';
import { scorecardHandlers } from './handlers/scorecards.ts';
import { seatHandlers } from './handlers/seats.ts';
import { sessionHandlers } from './handlers/sessions.ts';
import { startHandlers } from './handlers/start.ts';
import { systemHandlers } from './handlers/system.ts';
import { testHandlers } from './handlers/tests.ts';
import { usageHandlers } from './handlers/usage.ts';
import { userHandlers } from './handlers/users.ts';
import { webhookHandlers } from './handlers/webhooks.ts';
import { writtenQuestionHandlers } from './handlers/written-questions.ts';
import type { HandlerParts } from './parts.ts';

export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...systemHandlers(parts),
    ...maintenanceHandlers(parts),
    ...codeHandlers(parts),
    ...startHandlers(parts),
    ...generateHandlers(parts),
    ...testHandlers(parts),
    ...questionHandlers(parts),
    ...writtenQuestionHandlers(parts),
    ...exchangeHandlers(parts),
    ...sessionHandlers(parts),
    ...conductingHandlers(parts),
    ...copyHandlers(parts),
    ...deletionHandlers(parts),
    ...recordHandlers(parts),
    ...aiCallHandlers(parts),
    ...usageHandlers(parts),
    ...scorecardHandlers(parts),
    ...recordingHandlers(parts),
    ...replayRunHandlers(parts),
    ...seatHandlers(parts),
    ...organisationHandlers(parts),
    ...meHandlers(parts),
    ...userHandlers(parts),
    ...passkeyHandlers(parts),
    ...auditHandlers(parts),
    ...erasureHandlers(parts),
    ...keyHandlers(parts),
    ...webhookHandlers(parts),
  };
}
