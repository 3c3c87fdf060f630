// Figures that are asked for when somebody scrapes: sessions, rooms, documents, the sandbox. Changes nothing of them.
import type { Sandbox } from '../../sandbox/job.ts';
import type { Documents } from '../docs/documents.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Stores } from '../stores.ts';
import type { Metrics } from './metrics.ts';

/** Sessions of all nodes, and what of them is on this one. */
export function watchRooms(
  rooms: Pick<Rooms, 'stats'>,
  sessions: Pick<Stores['sessions'], 'countActive'>,
  metrics: Metrics,
): void {
  metrics.onScrape(async () => metrics.sessions.set(await sessions.countActive()));
  metrics.onScrape(() => {
    const { sockets, rooms: open } = rooms.stats();
    metrics.sockets.set({ kind: 'room' }, sockets);
    metrics.rooms.set(open);
  });
}

/** `waiting`: runs in the sandbox that rooms ask; `warm`: the containers of the one that is here. */
export function watchSandbox(sandbox: Sandbox, metrics: Metrics, figure: 'waiting' | 'warm'): void {
  metrics.onScrape(async () => {
    const load = await sandbox.load?.();
    if (load === undefined) return;
    if (figure === 'waiting') return metrics.waiting.set(load.waiting);
    metrics.warmReady.set(load.warm?.ready ?? 0);
    metrics.warmWanted.set(load.warm?.wanted ?? 0);
  });
}

export function watchDocuments(documents: Documents, metrics: Metrics): void {
  metrics.onScrape(() => {
    const { connections, documents: open, unsaved } = documents.stats();
    metrics.sockets.set({ kind: 'document' }, connections);
    metrics.documents.set(open);
    metrics.unsaved.set(unsaved);
  });
}
