// Keys that were just found, held in memory so that a key in use is not looked up again and again. For a node that has its
// database to itself: whatever changes a key goes through here, and what is held is forgotten with it.
import type { KeyStore } from './keys.ts';

type Found = NonNullable<Awaited<ReturnType<KeyStore['findByHash']>>>;

/** Held so long at most, in ms, and so many at once. */
const HELD_MS = 60_000;
const MOST = 1_000;

/**
 * What is found by one of the stores that it is put over is forgotten when any of them changes a key. `alone`: no other node
 * has this database; else nothing is held, since what another changes would not be heard.
 */
export function createHeldKeys(given: { alone: boolean; now: () => number }): (store: KeyStore) => KeyStore {
  const { alone, now } = given;
  if (!alone) return (store) => store;
  const held = new Map<string, { key: Found; until: number }>(); // by hash, the oldest first
  let changes = 0;
  const hold = (key: Found) => {
    held.set(key.hash, { key, until: now() + HELD_MS });
    for (const oldest of held.keys()) {
      if (held.size <= MOST) break;
      held.delete(oldest);
    }
  };
  /** After the change is stored: who looked before it ended may have seen what was, and holds nothing. */
  const forgetting = async <T>(changed: Promise<T>): Promise<T> => {
    try {
      return await changed;
    } finally {
      changes += 1;
      held.clear();
    }
  };
  return (store) => ({
    ...store,
    async findByHash(hash) {
      const known = held.get(hash);
      if (known && known.until > now()) return known.key;
      held.delete(hash);
      const before = changes;
      const found = await store.findByHash(hash);
      if (found && before === changes) hold(found);
      return found;
    },
    update: (id, change) => forgetting(store.update(id, change)),
    revoke: (id) => forgetting(store.revoke(id)),
    async used(id, at) {
      for (const { key } of held.values()) if (key.id === id) key.lastUsedAt = at;
      await store.used(id, at);
    },
  });
}
