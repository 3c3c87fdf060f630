// People's ways in, put together: one-time links, the provider, browser sessions. Opens nothing.
import { randomBytes } from 'node:crypto';
import type { UserRole } from '../shared/access.ts';
import { createInvitations } from './access/invitations.ts';
import { type Arrival, createOidc } from './access/oidc.ts';
import { type Client, createSignIns, type UserRecord, type Way } from './access/sign-ins.ts';
import type { Config } from './config.ts';
import type { AuditEntry } from './http/audit-ports.ts';
import { type Cookies, createCookies } from './http/cookies.ts';
import type { SignInWays, Users } from './http/people-ports.ts';
import type { PasskeyDoor } from './http/passkey-routes.ts';
import type { Opened, SignInDoor } from './http/sign-in-routes.ts';
import type { Logger } from './log.ts';
import { createPasskeyDoor } from './passkey-door.ts';
import type { Stores } from './stores.ts';

interface Deps {
  config: Pick<Config, 'oidc'>;
  stores: Stores; // of all organisations
  organisation: (org: string) => { stores: Stores };
  secret: string;
  publicUrl: string;
  log: Logger;
  now: () => number;
}
export interface SigningIn {
  browsers: { signIns: Pick<ReturnType<typeof createSignIns>, 'verify'>; cookies: Cookies };
  door: SignInDoor;
  passkeys: PasskeyDoor | null;
  ways: SignInWays;
  /** What administrators of one organisation do with its people. */
  usersOf: (stores: Stores) => Users;
}

export function createSigningIn(deps: Deps): SigningIn {
  const { stores, publicUrl, now } = deps;
  const signIns = signInsOf(deps, stores);
  const invitations = createInvitations({ store: stores.invitations, publicUrl, now });
  const tell = teller(stores.audit);
  const enter: Enter = async (user, how, client, held) => {
    const before = held === null ? null : await signIns.verify(held);
    if (before !== null) await signIns.end(before.user.id, before.session.id);
    const told = { action: 'user.signed_in' as const, address: client.address, detail: { how } };
    return tell(user, told, () => signIns.open(user, how, client));
  };
  const provider = providerOf(deps, enter);
  const passkeys = createPasskeyDoor({ ...deps, signIns, enter, tell });

  return {
    browsers: { signIns, cookies: createCookies(publicUrl) },
    ways: { provider: provider?.host ?? null, passkeys: passkeys?.origin ?? null },
    passkeys,
    usersOf: (own) => usersOf(deps, own),
    door: {
      async byInvitation(token, client, held) {
        const id = await invitations.accept(token);
        const user = id === null ? null : await stores.users.find(id);
        return user === null || user.disabledAt !== null ? null : enter(user, 'invitation', client, held);
      },
      async signOut(token) {
        const found = await signIns.verify(token);
        if (found === null) return;
        const told = { action: 'user.signed_out' as const, address: null, detail: {} };
        await tell(found.user, told, () => signIns.end(found.user.id, found.session.id));
      },
      provider,
    },
  };
}

type Told = Pick<AuditEntry, 'action' | 'address' | 'detail'>;
/** What somebody changes of their own, stored together with its line in the audit log; `more`: what came of it. */
export type Tell = <T>(
  user: UserRecord,
  told: Told,
  work: () => Promise<T>,
  more?: (done: T) => object,
) => Promise<T>;

function teller(audit: Stores['audit']): Tell {
  return async (user, told, work, more = () => ({})) => {
    const entry = { ...told, actor: user.id, subject: user.id, session: null };
    const { done, line } = await audit.during(entry, user.org, async (act) => {
      const done = await work();
      return { done, line: act.take() };
    });
    if (line !== null) await audit.complete(line, { ...entry, detail: { ...told.detail, ...more(done) } });
    return done;
  };
}

type Enter = (user: UserRecord, how: Way, client: Client, held: string | null) => Promise<Opened>;

function signInsOf({ log, now }: Deps, { signIns: store, users }: Stores) {
  const onLostUse = (error: unknown) =>
    log.warn({ err: error }, 'the last request of a browser was not stored');
  return createSignIns({ store, joined: (id, at) => users.joined(id, at), onLostUse, now });
}

function providerOf(deps: Deps, enter: Enter): (SignInDoor['provider'] & { host: string }) | null {
  const { config, publicUrl, secret, log } = deps;
  if (config.oidc === null) return null;
  const { organisation, newPeople, ...settings } = config.oidc;
  const refused = (error: unknown) => log.warn({ err: error }, 'a sign-in by the provider was refused');
  const oidc = createOidc({ settings, publicUrl, secret, refused });
  const { users } = deps.organisation(organisation).stores;
  return {
    host: oidc.host,
    start: (to) => oidc.start(to),
    async finish(search, flow, client, held) {
      const back = await oidc.finish(search, flow);
      if (!back.ok) return back;
      const found = await whoArrived(users, back.arrival, newPeople);
      if (!found.ok) log.info({ why: found.why }, 'somebody whom the provider knows was not let in');
      if (!found.ok) return found;
      return { ok: true, opened: await enter(found.user, 'oidc', client, held), to: back.to };
    },
  };
}

/** By the pair that never changes, else by a verified address that is known here and not linked to somebody else. */
async function whoArrived(
  users: Stores['users'],
  { issuer, subject, email, name }: Arrival,
  newPeople: UserRole | null,
): Promise<{ ok: true; user: UserRecord } | { ok: false; why: string }> {
  const no = (why: string) => ({ ok: false as const, why });
  const known = await users.findByIdentity({ issuer, subject });
  if (known !== null) return known.disabledAt === null ? { ok: true, user: known } : no('disabled');
  if (email === null) return no('unverified');
  const invited = (await users.findByEmail(email)) ?? (await create(users, email, name, newPeople));
  if (invited === null) return no('uninvited');
  if (invited.disabledAt !== null) return no('disabled');
  const linked = await users.link(invited.id, { issuer, subject });
  return linked === null ? no('refused') : { ok: true, user: linked };
}

async function create(users: Stores['users'], email: string, name: string | null, role: UserRole | null) {
  if (role === null) return null;
  const shown = name?.trim().slice(0, 200) ?? '';
  return users.insert({ id: newUserId(), email, name: shown === '' ? email : shown, role });
}

const newUserId = (): string => `user_${randomBytes(9).toString('base64url')}`;

function usersOf(deps: Deps, own: Stores): Users {
  const { users } = own;
  const signIns = signInsOf(deps, own);
  const invitations = createInvitations({ store: own.invitations, publicUrl: deps.publicUrl, now: deps.now });
  return {
    list: () => users.list(),
    find: (id) => users.find(id),
    create: (ask) => users.insert({ id: newUserId(), ...ask }),
    async update(id, { disabled, name, role }) {
      const change = { ...(name !== undefined && { name }), ...(role !== undefined && { role }) };
      const changed = await users.update(id, change);
      if (changed === null || disabled === undefined) return changed;
      if (!disabled) return users.enable(id);
      const user = await users.disable(id, deps.now());
      await signIns.end(id, null);
      await invitations.withdraw(id);
      return user;
    },
    erase: (id) => users.erase(id),
    invite: (id) => invitations.invite(id),
    sessions: (id) => signIns.list(id),
    endSessions: (id, session) => signIns.end(id, session),
    passkeys: (id) => own.passkeys.list(id),
    renamePasskey: (id, passkey, name) => own.passkeys.rename(id, passkey, name),
    removePasskey: (id, passkey) => own.passkeys.remove(id, passkey),
  };
}
