// Maintenance mode: asked by admins, set by operators, looked at by whoever starts a session.
import { AppError } from '../../errors.ts';
import { nameOf, operatorsOnly } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';

const RETRY_SECONDS = 60;

export function maintenanceHandlers({
  maintenance,
  audit,
}: Pick<HandlerParts, 'maintenance' | 'audit'>): Pick<Handlers, 'getMaintenance' | 'setMaintenance'> {
  return {
    async getMaintenance() {
      return { body: await maintenance.now() };
    },
    async setMaintenance({ caller, body: { on, message } }) {
      operatorsOnly(caller);
      const body = await maintenance.set(on, message);
      audit(nameOf(caller), on ? 'maintenance.on' : 'maintenance.off', null, { message });
      return { body };
    },
  };
}

/** Throws what a caller gets who would start something new. */
export async function refuseInMaintenance({ maintenance }: Pick<HandlerParts, 'maintenance'>): Promise<void> {
  const { on, message } = await maintenance.now();
  const text = `no new sessions for the moment: maintenance${message === '' ? '' : `. ${message}`}`;
  if (on) throw new AppError('maintenance', 503, text, { retryAfter: RETRY_SECONDS });
}
