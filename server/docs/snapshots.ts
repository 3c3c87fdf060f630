// Writes snapshot rows, so that opening a long document stays quick. Updates are never deleted. Knows no connection.
//
// A snapshot is made from what the database holds, not from memory: another node may have stored rows that have not
// reached this one, and the snapshot covers them.
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import type { Loaded, Log, Store } from './ports.ts';
import { createReplica } from './replica.ts';
import { within } from './within.ts';

interface Deps {
  store: Store;
  limits: Limits;
  log: Log;
}

/** Never rejects: without a snapshot opening is slower, nothing else. */
export async function takeSnapshot(live: Live, deps: Deps): Promise<void> {
  const { sessionId, name } = live;
  live.rowsSinceSnapshot = 0;
  try {
    const loaded = await within(deps.store.load(sessionId, name), deps.limits.loadMs, 'loading a document');
    if (loaded === null || loaded.updates.length === 0) return;
    const snapshot = { sessionId, name, upTo: loaded.last, data: stateOf(loaded) };
    await within(deps.store.saveSnapshot(snapshot), deps.limits.saveLimitMs, 'saving a snapshot');
  } catch (error) {
    deps.log.warn({ err: error, sessionId, name }, 'no snapshot could be written');
  }
}

/** Everything that was loaded, in order. */
export function updatesOf(loaded: Loaded): Uint8Array[] {
  return loaded.snapshot === null ? loaded.updates : [loaded.snapshot, ...loaded.updates];
}

function stateOf(loaded: Loaded): Uint8Array {
  const replica = createReplica();
  try {
    replica.load(updatesOf(loaded));
    return replica.since();
  } finally {
    replica.destroy();
  }
}
