// Passkeys as the page's steps use them: signed in by one, added by whoever is signed in, each told to the audit log.
import { createPasskeys, siteOf } from './access/passkeys.ts';
import type { Client, SignIns, UserRecord, Way } from './access/sign-ins.ts';
import type { PasskeyDoor, Step } from './http/passkey-routes.ts';
import type { Opened } from './http/sign-in-routes.ts';
import type { Logger } from './log.ts';
import type { Tell } from './signing-in.ts';
import type { Stores } from './stores.ts';

const FRESH_MS = 10 * 60_000; // since signing in, for whoever adds a passkey

/** Null: at this address browsers give no passkeys. `origin` is where they work. */
export function createPasskeyDoor(given: {
  stores: Stores; // of all organisations
  publicUrl: string;
  signIns: Pick<SignIns, 'verify'>;
  enter: (user: UserRecord, how: Way, client: Client, held: string | null) => Promise<Opened>;
  tell: Tell;
  log: Logger;
  now: () => number;
}): (PasskeyDoor & { origin: string }) | null {
  const { stores, signIns, enter, tell, log, now } = given;
  const site = siteOf(given.publicUrl);
  if (site === null) return null;
  const refused = (error: unknown) => log.info({ err: error }, 'an answer of a passkey did not hold');
  const { challenges, passkeys: store } = stores;
  const passkeys = createPasskeys({ store, challenges, site, refused, now });
  /** Whoever signed in a moment ago: a cookie alone, found on an open machine, opens no lasting way in. */
  const owner = async (held: string | null): Promise<Step<UserRecord>> => {
    const found = held === null ? null : await signIns.verify(held);
    if (found === null) return { ok: false, why: 'nobody' };
    const fresh = now() - found.session.createdAt <= FRESH_MS;
    return fresh ? { ok: true, value: found.user } : { ok: false, why: 'stale' };
  };
  return {
    origin: site.origin,
    ask: () => passkeys.ask(),
    async accept(signed, client, held) {
      const passkey = await passkeys.accept(signed);
      const user = passkey === null ? null : await stores.users.find(passkey.userId);
      return user === null || user.disabledAt !== null ? null : enter(user, 'passkey', client, held);
    },
    async begin(held) {
      const user = await owner(held);
      if (!user.ok) return user;
      const options = await passkeys.begin(user.value);
      return options === null ? { ok: false, why: 'full' } : { ok: true, value: options };
    },
    async add(held, { name, made }, client) {
      const user = await owner(held);
      if (!user.ok) return user;
      const told = { action: 'passkey.added' as const, address: client.address, detail: {} };
      const add = () => passkeys.add(user.value, name, made);
      const passkey = await tell(user.value, told, add, (done) => ({ passkey: done?.id }));
      if (passkey === null) return { ok: false, why: 'refused' };
      return { ok: true, value: { id: passkey.id } };
    },
  };
}
