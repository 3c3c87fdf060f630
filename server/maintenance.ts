// Whether new sessions are refused for a while, on every node. Sessions that exist go on; knows nothing of them.
import { type Maintenance, maintenanceSchema } from '../shared/api/maintenance.ts';

const NAME = 'maintenance';
const KEPT_MS = 2_000; // how late another node may hear of it
const off: Maintenance = { on: false, message: '', since: null };

interface Store {
  find(name: string): Promise<unknown>;
  save(name: string, value: object, at: number): Promise<void>;
}

export interface MaintenanceMode {
  /** As this node knows it, at most some seconds old. */
  now(): Promise<Maintenance>;
  set(on: boolean, message: string): Promise<Maintenance>;
}

export function createMaintenance({ store, now }: { store: Store; now: () => number }): MaintenanceMode {
  let kept: { at: number; value: Maintenance } | null = null;
  const read = async (): Promise<Maintenance> => {
    const found = await store.find(NAME);
    return found === null ? off : maintenanceSchema.parse(found);
  };
  return {
    async now() {
      if (kept === null || now() - kept.at > KEPT_MS) kept = { at: now(), value: await read() };
      return kept.value;
    },
    async set(on, message) {
      const value = { on, message: on ? message : '', since: on ? now() : null };
      await store.save(NAME, value, now());
      kept = { at: now(), value };
      return value;
    },
  };
}
