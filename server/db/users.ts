// The rows of people who sign in. Knows no secret of theirs.
import type { Selectable } from 'kysely';
import { type UserRole, userRoleSchema } from '../../shared/access.ts';
import type { Database } from './database.ts';
import { isDuplicate } from './errors.ts';
import { clean } from './json.ts';
import { eraseUser } from './user-erasure.ts';
import type { UsersTable } from './people-schema.ts';

/** Times are milliseconds since 1970. */
export interface UserRecord {
  id: string; // "user_…"
  org: string; // id of the organisation
  email: string; // in small letters
  name: string;
  role: UserRole;
  createdAt: number;
  joinedAt: number | null; // signed in for the first time
  disabledAt: number | null;
}
export interface NewUser {
  id: string;
  email: string;
  name: string;
  role: UserRole;
}
/** How a provider knows somebody: the pair never changes, an address of mail may. */
export interface Identity {
  issuer: string;
  subject: string;
}
const MOST = 10_000; // a list, not an export

export function createUsers(db: Database) {
  const findBy = async (column: 'id' | 'email', value: string): Promise<UserRecord | null> => {
    const row = await db.selectFrom('users').selectAll().where(column, '=', value).executeTakeFirst();
    return row === undefined ? null : readUser(row);
  };
  const change = async (
    id: string,
    values: { name?: string; role?: UserRole; disabled_at?: Date | null; joined_at?: Date },
  ): Promise<UserRecord | null> => {
    if (Object.keys(values).length === 0) return findBy('id', id);
    const query = db.updateTable('users').set(values).where('id', '=', id);
    const row = await query.returningAll().executeTakeFirst();
    return row === undefined ? null : readUser(row);
  };
  return {
    /** Null: the organisation has somebody with this address. */
    async insert(user: NewUser): Promise<UserRecord | null> {
      const values = { ...user, email: addressOf(user.email), name: clean(user.name) };
      try {
        // The handle of an organisation adds whose user it is.
        const query = db.insertInto('users').values(values);
        return readUser(await query.returningAll().executeTakeFirstOrThrow());
      } catch (error) {
        if (isDuplicate(error)) return null;
        throw error;
      }
    },

    find: (id: string): Promise<UserRecord | null> => findBy('id', id),
    findByEmail: (email: string): Promise<UserRecord | null> => findBy('email', addressOf(email)),

    async findByIdentity({ issuer, subject }: Identity): Promise<UserRecord | null> {
      const query = db.selectFrom('users').selectAll().where('oidc_issuer', '=', issuer);
      const row = await query.where('oidc_subject', '=', subject).executeTakeFirst();
      return row === undefined ? null : readUser(row);
    },

    /** Null: no such user, or known to the provider as somebody else already. */
    async link(id: string, { issuer, subject }: Identity): Promise<UserRecord | null> {
      const row = await db
        .updateTable('users')
        .set({ oidc_issuer: issuer, oidc_subject: subject })
        .where('id', '=', id)
        .where('oidc_subject', 'is', null)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : readUser(row);
    },

    /** Oldest first, disabled ones included. */
    async list(): Promise<UserRecord[]> {
      const query = db.selectFrom('users').selectAll().orderBy('created_at').orderBy('id');
      return (await query.limit(MOST).execute()).map(readUser);
    },

    // Null: no such user.
    update: (id: string, to: { name?: string; role?: UserRole }) =>
      change(id, { ...to, ...(to.name !== undefined && { name: clean(to.name) }) }),
    disable: (id: string, at: number) => change(id, { disabled_at: new Date(at) }),
    enable: (id: string) => change(id, { disabled_at: null }),
    /** Rows by table. */
    erase: (id: string) => eraseUser(db, id),

    /** The first time stays. */
    async joined(id: string, at: number): Promise<void> {
      const query = db.updateTable('users').set({ joined_at: new Date(at) });
      await query.where('id', '=', id).where('joined_at', 'is', null).execute();
    },
  };
}

const addressOf = (email: string): string => clean(email.trim().toLowerCase());

export function readUser(row: Selectable<UsersTable>): UserRecord {
  return {
    id: row.id,
    org: row.org_id,
    email: row.email,
    name: row.name,
    role: userRoleSchema.parse(row.role),
    createdAt: row.created_at.getTime(),
    joinedAt: row.joined_at?.getTime() ?? null,
    disabledAt: row.disabled_at?.getTime() ?? null,
  };
}
