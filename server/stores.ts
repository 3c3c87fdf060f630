// All stores over one database, under the names that app.ts hands on.
import { analysisSchema } from '../shared/evidence.ts';
import { createAiCalls } from './db/ai-calls.ts';
import { createAudit } from './db/audit.ts';
import { createBanks } from './db/banks.ts';
import { createChallengeStore } from './db/challenges.ts';
import type { Database } from './db/database.ts';
import { createDeliveries } from './db/deliveries.ts';
import { createDocuments } from './db/documents.ts';
import { createErasure } from './db/erasure.ts';
import { createIdempotency } from './db/idempotency.ts';
import { createInvitationStore } from './db/invitations.ts';
import { createJournal, type Outbox } from './db/journal.ts';
import { createKeyStore } from './db/keys.ts';
import { createOrganisations } from './db/organisations.ts';
import { createPasskeyStore } from './db/passkeys.ts';
import { createQuestionChecks } from './db/question-checks.ts';
import { createQuestionVersions } from './db/question-versions.ts';
import type { QuestionShelf } from './db/question-shelf.ts';
import { createQuestions } from './db/questions.ts';
import { createResults } from './db/results.ts';
import { createScorecards } from './db/scorecards.ts';
import { createSeatStore } from './db/seats.ts';
import { createSignInStore } from './db/sign-ins.ts';
import type { Started } from './db/new-session.ts';
import { createSessions } from './db/sessions.ts';
import { createSettings } from './db/settings.ts';
import { createUsage } from './db/usage.ts';
import { createUsers } from './db/users.ts';
import { createWebhooks } from './db/webhooks.ts';

export type Stores = ReturnType<typeof createStores>;

/** `outbox` writes the webhooks of an event in the event's own transaction, and those of a session's start in its. */
export function createStores(
  db: Database,
  { outbox, shelf }: { outbox: { started: Started; happened: Outbox }; shelf: QuestionShelf },
) {
  return {
    sessions: createSessions(db, { started: outbox.started, shelf }),
    seats: createSeatStore(db),
    journal: createJournal(db, outbox.happened),
    results: createResults(db, analysisSchema),
    scorecards: createScorecards(db),
    documents: createDocuments(db),
    webhooks: createWebhooks(db),
    deliveries: createDeliveries(db),
    banks: createBanks(db),
    organisations: createOrganisations(db),
    users: createUsers(db),
    signIns: createSignInStore(db),
    invitations: createInvitationStore(db),
    passkeys: createPasskeyStore(db),
    challenges: createChallengeStore(db),
    questions: createQuestions(db),
    questionVersions: createQuestionVersions(db),
    questionChecks: createQuestionChecks(db),
    keys: createKeyStore(db),
    idempotency: createIdempotency(db),
    audit: createAudit(db),
    erasure: createErasure(db),
    aiCalls: createAiCalls(db),
    usage: createUsage(db),
    settings: createSettings(db),
  };
}
