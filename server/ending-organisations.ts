// The end of an organisation: nobody comes in any more, rooms are closed, and its data goes, place by place. Asked again after
// a failure it goes on where it was.
import type { Deletion } from './http/people-ports.ts';
import type { RoomDoor } from './http/ports.ts';
import type { Stores } from './stores.ts';
import type { Tenant } from './tenants.ts';

const PAGE = 100; // sessions, people at once

export function createEnding(given: {
  organisations: Stores['organisations'];
  tenant: (org: string) => Pick<Tenant, 'keys' | 'users' | 'stores'>;
  room: Pick<RoomDoor, 'end' | 'removed'>;
  /** That stay whatever anybody says. */
  needed: readonly string[];
  now: () => number;
}) {
  const { organisations, tenant, room, needed, now } = given;
  return async (id: string): Promise<Deletion> => {
    if ((await organisations.find(id)) === null) return { ok: false, why: 'missing' };
    if (needed.includes(id)) return { ok: false, why: 'needed' };
    const { keys, users, stores } = tenant(id);
    const until = await stores.sessions.keptLongest(now());
    if (until !== null) return { ok: false, why: 'kept', until };
    for (const key of await keys.list()) if (key.revokedAt === null) await keys.revoke(key.id); // at once, on every node
    const counts = counter();
    for (let page = await users.list(); page.length > 0; page = await users.list())
      for (const user of page) counts.add((await users.erase(user.id)) ?? {});
    const sessions = () => stores.sessions.list({ limit: PAGE });
    for (let page = await sessions(); page.length > 0; page = await sessions())
      for (const session of page) {
        if (session.active) await room.end(session.id, null);
        counts.add({ ...(await stores.sessions.remove(session.id)) });
        room.removed(session.id);
      }
    const at = now();
    const rest = await organisations.erase(id, at);
    if (rest === null) return { ok: false, why: 'missing' }; // somebody else was quicker
    counts.add(rest);
    return { ok: true, deletedAt: at, erased: counts.all() };
  };
}

/** Sums by name. */
function counter() {
  const sums: Record<string, number> = {};
  return {
    add(more: Record<string, number>): void {
      for (const [name, n] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + n;
    },
    all: () => sums,
  };
}
