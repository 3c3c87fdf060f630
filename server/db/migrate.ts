// Brings a database to the newest schema. Several nodes may call it at once: on PostgreSQL an advisory lock orders them.
import { Migrator } from 'kysely/migration';
import * as first from '../../migrations/001-first.ts';
import * as recovery from '../../migrations/002-recovery.ts';
import * as retention from '../../migrations/003-retention.ts';
import * as scorecards from '../../migrations/004-scorecards.ts';
import * as webhooks from '../../migrations/005-webhooks.ts';
import * as organisations from '../../migrations/006-organisations.ts';
import * as settings from '../../migrations/007-settings.ts';
import * as users from '../../migrations/008-users.ts';
import * as questions from '../../migrations/009-questions.ts';
import * as audit from '../../migrations/010-audit.ts';
import * as erasure from '../../migrations/011-erasure.ts';
import * as search from '../../migrations/012-search.ts';
import * as webhookSecrets from '../../migrations/013-webhook-secrets.ts';
import * as passkeys from '../../migrations/014-passkeys.ts';
import * as cursors from '../../migrations/015-cursors.ts';
import * as conducting from '../../migrations/016-conducting.ts';
import * as sharedQuestions from '../../migrations/017-shared-questions.ts';
import * as listIndexes from '../../migrations/018-list-indexes.ts';
import * as aiCosts from '../../migrations/019-ai-costs.ts';
import * as keeping from '../../migrations/020-keeping.ts';
import * as authors from '../../migrations/021-authors.ts';
import * as openAudit from '../../migrations/022-open-audit.ts';
import * as deletedOrganisations from '../../migrations/023-deleted-organisations.ts';
import * as opening from '../../migrations/024-opening.ts';
import type { Database } from './database.ts';

/** In order; a name is never changed once released. */
export const migrations = {
  '001-first': first,
  '002-recovery': recovery,
  '003-retention': retention,
  '004-scorecards': scorecards,
  '005-webhooks': webhooks,
  '006-organisations': organisations,
  '007-settings': settings,
  '008-users': users,
  '009-questions': questions,
  '010-audit': audit,
  '011-erasure': erasure,
  '012-search': search,
  '013-webhook-secrets': webhookSecrets,
  '014-passkeys': passkeys,
  '015-cursors': cursors,
  '016-conducting': conducting,
  '017-shared-questions': sharedQuestions,
  '018-list-indexes': listIndexes,
  '019-ai-costs': aiCosts,
  '020-keeping': keeping,
  '021-authors': authors,
  '022-open-audit': openAudit,
  '023-deleted-organisations': deletedOrganisations,
  '024-opening': opening,
};

/** Returns the names of the migrations that were run now. Throws when one fails (its transaction is rolled back). */
export async function migrate(db: Database): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName);
}
