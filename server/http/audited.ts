// Leaves a line in the audit log for every operation that changes something, and for reads of whole interviews.
// Handlers add what only they know by calling `note`; where one says nothing, the operation's own name stands there.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Operation } from '../../shared/api/operation.ts';
import { type OperationId, operations } from '../../shared/api/operations.ts';
import { nameOf } from './credentials.ts';
import type { Call, Handlers, Reply } from './handler.ts';
import type { Audit, AuditEntry, AuditLog } from './audit-ports.ts';

type Note = Pick<AuditEntry, 'actor' | 'action' | 'subject' | 'detail'>;
type AnyCall = Pick<Call<'getSession'>, 'caller' | 'client'> & { params: object; body: object };
type AnyHandler = (call: AnyCall) => Promise<Reply<unknown>>;

const notes = new AsyncLocalStorage<Note[]>();

/** For handlers: what they did, in their words. Stored when they have answered. */
export const note: Audit = (actor, action, subject, detail) =>
  void notes.getStore()?.push({ actor, action, subject, detail });

/** Reads that say so are told always; else what changes something, unless it says that its own record is enough. */
export const isAudited = ({ audited, method }: Operation): boolean => audited ?? method !== 'GET';

/** `lost` hears of an entry that could not be stored although the thing was done. */
export function auditedHandlers(
  handlers: Handlers,
  log: Pick<AuditLog, 'append'>,
  lost: (error: unknown, entry: AuditEntry) => void,
): Handlers {
  const wrapped = Object.entries(handlers).map(([id, handler]) => {
    const operation: Operation = operations[id as OperationId];
    return [id, wrap(id, operation, handler as AnyHandler, { log, lost })];
  });
  return Object.fromEntries(wrapped) as Handlers;
}

function wrap(
  id: string,
  operation: Operation,
  handler: AnyHandler,
  { log, lost }: { log: Pick<AuditLog, 'append'>; lost: (error: unknown, entry: AuditEntry) => void },
): AnyHandler {
  const reads = operation.method === 'GET';
  return async (call) => {
    const said: Note[] = [];
    const store = async (reply: Reply<unknown> | null) => {
      const whole = reply !== null && said.length === 0 && isAudited(operation);
      const all = whole ? [plain(id, operation, call)] : said;
      for (const one of all) {
        const entry = { ...one, session: sessionOf(operation, call, reply), address: addressOf(call) };
        // What cannot be recorded is not shown; what is done is done.
        if (reads) await log.append(entry);
        else await log.append(entry).catch((error: unknown) => lost(error, entry));
      }
    };
    try {
      const reply = await notes.run(said, () => handler(call));
      await store(reply);
      return reply;
    } catch (error) {
      if (!reads) await store(null); // half of it may be done
      throw error;
    }
  };
}

/** Of what is changed, the names of fields alone: values may be somebody's words. */
function plain(id: string, { method }: Operation, { caller, params, body }: AnyCall): Note {
  const subject = [textOf(params, 'seat'), textOf(params, 'id')].find((one) => one !== null) ?? null;
  const detail = method === 'PATCH' ? { fields: Object.keys(body) } : {};
  return { actor: nameOf(caller), action: id, subject, detail };
}

function sessionOf({ path }: Operation, call: AnyCall, reply: Reply<unknown> | null): string | null {
  if (path.startsWith('/api/sessions/{id}')) return textOf(call.params, 'id');
  const started = reply !== null && 'body' in reply ? textOf(reply.body, 'sessionId') : null;
  return textOf(call.body, 'sessionId') ?? started;
}

/** Without the prefix that Node gives to addresses of the old kind. */
const addressOf = ({ client }: AnyCall): string | null => client?.address.replace(/^::ffff:/, '') ?? null;

function textOf(from: unknown, name: string): string | null {
  if (from === null || typeof from !== 'object' || !(name in from)) return null;
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'string' ? value : null;
}
