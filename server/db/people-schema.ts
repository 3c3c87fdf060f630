// The tables of organisations and their people as Kysely sees them. Column meanings: the migrations.
import type { Generated } from 'kysely';
import type { Json, MaybeTime, Time } from './schema.ts';

export interface OrganisationsTable {
  id: string;
  name: string;
  created_at: Time;
  deleted_at: MaybeTime;
}
export interface UsersTable {
  id: string;
  org_id: Generated<string>; // added by the handle of an organisation
  email: string;
  name: string;
  role: string;
  external_id: string | null;
  oidc_issuer: string | null;
  oidc_subject: string | null;
  created_at: Time;
  joined_at: MaybeTime;
  disabled_at: MaybeTime;
}
export interface UserSessionsTable {
  id: string;
  user_id: string;
  hash: string;
  how: string;
  address: string;
  agent: string;
  created_at: Time;
  last_seen_at: Time;
  expires_at: Time;
  revoked_at: MaybeTime;
}
export interface InvitationsTable {
  hash: string;
  user_id: string;
  expires_at: Time;
  used_at: MaybeTime;
}
export interface PasskeysTable {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: string;
  counter: string; // bigint
  transports: Json;
  backed_up: boolean;
  name: string;
  created_at: Time;
  last_used_at: MaybeTime;
}
export interface PasskeyChallengesTable {
  hash: string;
  user_id: string | null;
  expires_at: Time;
}

export interface PeopleTables {
  organisations: OrganisationsTable;
  users: UsersTable;
  user_sessions: UserSessionsTable;
  invitations: InvitationsTable;
  passkeys: PasskeysTable;
  passkey_challenges: PasskeyChallengesTable;
}
