// Leaves a line in the audit log for every operation that changes something, and for reads of whole interviews.
// Handlers add what only they know by calling `note`; where one says nothing, the operation's own name stands there.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Operation } from '../../shared/api/operation.ts';
import { type OperationId, operations } from '../../shared/api/operations.ts';
import { nameOf } from './credentials.ts';
import type { Call, Handlers, Reply } from './handler.ts';
import type { Acting, Audit, AuditEntry, AuditLog } from './audit-ports.ts';

type Note = Pick<AuditEntry, 'actor' | 'action' | 'subject' | 'detail'>;
/** What was said, and the line of the log that was stored with what it tells of; null: there is none yet. */
type Said = Note & { line: string | null };
type AnyCall = Pick<Call<'getSession'>, 'caller' | 'client'> & { params: object; body: object };
type AnyHandler = (call: AnyCall) => Promise<Reply<unknown>>;
type Log = Pick<AuditLog, 'append' | 'during' | 'complete'>;
interface Given {
  log: Log;
  lost: (error: unknown, entry: AuditEntry) => void;
}

/** What the handler of a call may say. */
interface Ear {
  said(note: Note): void;
  acting<T>(note: Note, work: () => Promise<T>): Promise<T>;
}
const ears = new AsyncLocalStorage<Ear>();

/** For handlers: what they have just done, in their words. */
export const note: Audit = (actor, action, subject, detail) =>
  ears.getStore()?.said({ actor, action, subject, detail });

/** For handlers of operations that leave no line of their own. */
export const acting: Acting = (actor, action, subject, work) =>
  ears.getStore()?.acting({ actor, action, subject, detail: {} }, work) ?? work();

/** Reads that say so are told always; else what changes something, unless it says that its own record is enough. */
export const isAudited = ({ audited, method }: Operation): boolean => audited ?? method !== 'GET';

/**
 * Whatever a handler changes is stored in one transaction with a line that says who, what and from where: there is no act
 * without its line. `lost` hears when that line could not be completed with what came of it; it stands as it began.
 */
export function auditedHandlers(handlers: Handlers, log: Log, lost: Given['lost']): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    const id = name as OperationId;
    const operation: Operation = operations[id];
    const wrap = operation.method === 'GET' ? wrapRead : wrapChange;
    return [id, wrap(id, operation, handler as AnyHandler, { log, lost })];
  });
  return Object.fromEntries(wrapped) as Handlers;
}

type Wrap = (id: OperationId, operation: Operation, handler: AnyHandler, given: Given) => AnyHandler;

/** What cannot be recorded is not shown. */
const wrapRead: Wrap =
  (id, operation, handler, { log }) =>
  async (call) => {
    const said: Note[] = [];
    const ear: Ear = { said: (one) => void said.push(one), acting: (_, work) => work() };
    const reply = await ears.run(ear, () => handler(call));
    if (said.length === 0 && isAudited(operation)) said.push(plain(id, operation, call));
    for (const one of said) await log.append({ ...one, ...placeOf(operation, call, reply) });
    return reply;
  };

/** An operation whose own record is enough still tells what it says itself, and what it does under a line (`acting`). */
const wrapChange: Wrap =
  (id, operation, handler, { log, lost }) =>
  async (call) => {
    const said: Said[] = [];
    const begun = plain(id, operation, call);
    const under: Ear['acting'] = (one, work) =>
      log.during({ ...one, ...placeOf(operation, call, null) }, undefined, async (its) => {
        const done = await work();
        const line = its.take();
        if (line !== null) said.push({ ...one, line });
        return done;
      });
    const act = async (take: () => string | null): Promise<Done> => {
      try {
        const reply = await ears.run(
          { said: (one) => void said.push({ ...one, line: take() }), acting: under },
          () => handler(call),
        );
        const line = take();
        if (isAudited(operation) && (said.length === 0 || line !== null)) said.push({ ...begun, line });
        return { reply };
      } catch (error) {
        const line = take(); // half of it was done
        if (line !== null) said.push({ ...begun, line, detail: { ...begun.detail, failed: true } });
        return { error };
      }
    };
    const first = { ...begun, ...placeOf(operation, call, null) };
    const done = isAudited(operation)
      ? await log.during(first, undefined, (one) => act(() => one.take()))
      : await act(() => null);
    for (const { line, ...one } of said) {
      const entry = { ...one, ...placeOf(operation, call, 'reply' in done ? done.reply : null) };
      const stored = line === null ? log.append(entry) : log.complete(line, entry);
      await stored.catch((error: unknown) => lost(error, entry));
    }
    if ('error' in done) throw done.error;
    return done.reply;
  };

type Done = { reply: Reply<unknown> } | { error: unknown };

/** Of what is changed, the names of fields alone: values may be somebody's words. */
function plain(id: OperationId, { method }: Operation, { caller, params, body }: AnyCall): Note {
  const subject = [textOf(params, 'seat'), textOf(params, 'id')].find((one) => one !== null) ?? null;
  const detail = method === 'PATCH' ? { fields: Object.keys(body) } : {};
  return { actor: nameOf(caller), action: id, subject, detail };
}

/** The session it is about, and where the call came from. */
const placeOf = (operation: Operation, call: AnyCall, reply: Reply<unknown> | null) => ({
  session: sessionOf(operation, call, reply),
  address: addressOf(call),
});

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
