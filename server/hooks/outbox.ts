// Which events become which webhooks, written in the transaction of the event. Knows no addresses and no secrets.
import { bodyOf, type Hook, type HookBody } from '../../shared/hooks.ts';
import type { RoomEvent } from '../../shared/protocol.ts';
import type { OutboxStore } from './ports.ts';

interface NewSession {
  id: string;
  startedAt: number;
  endsAt: number | null;
  language: string;
  questions: unknown[];
}
export interface Outbox<T> {
  /** What is stored with a new session. */
  started(session: NewSession): HookBody;
  /** For the transaction that stores these events. */
  happened(trx: T, sessionId: string, events: RoomEvent[]): Promise<void>;
}

export function createOutbox<T>(store: OutboxStore<T>): Outbox<T> {
  const tell = async (trx: T, sessionId: string, make: () => Promise<Hook[]>) => {
    const listeners = await store.listeners(trx, sessionId);
    if (listeners.length === 0) return;
    const rows = (await make()).flatMap((hook) =>
      listeners
        .filter(({ kinds }) => kinds.includes(hook.kind))
        .map(({ webhook }) => ({ webhook, body: bodyOf(hook) })),
    );
    await store.insert(trx, sessionId, rows);
  };
  return {
    started({ id, startedAt, endsAt, language, questions }) {
      const data = { sessionId: id, startedAt, endsAt, language, totalQuestions: questions.length };
      return bodyOf({ kind: 'session.started', at: Date.now(), data });
    },
    async happened(trx, sessionId, events) {
      if (!events.some(isTold)) return;
      await tell(trx, sessionId, async () => {
        const hooks: Hook[] = [];
        for (const event of events)
          if (isTold(event))
            hooks.push(...(await hooksOf(sessionId, event, (run) => store.runStart(trx, sessionId, run))));
        return hooks;
      });
    },
  };
}

const toldKinds = ['timed', 'ended', 'run.ended', 'review.ended', 'signalled'] as const;
type Told = Extract<RoomEvent, { kind: (typeof toldKinds)[number] }>;

/** Others (a program's output above all) cost nothing here. */
export function isTold(event: RoomEvent): event is Told {
  return toldKinds.some((kind) => kind === event.kind);
}

type Start = Awaited<ReturnType<OutboxStore<unknown>['runStart']>>;

async function hooksOf(
  sessionId: string,
  event: Told,
  startOf: (run: string) => Promise<Start>,
): Promise<Hook[]> {
  const { at, n } = event;
  const hook = (kind: Hook['kind'], data: object): Hook => ({ kind, at, data: { sessionId, n, ...data } });
  switch (event.kind) {
    case 'timed':
      return [hook('session.rescheduled', { startedAt: event.startedAt, endsAt: event.endsAt })];
    case 'ended':
      // The report is made from what is stored, so that it is ready at once.
      return [
        hook('session.ended', { why: event.why }),
        hook('report.ready', { path: `/api/sessions/${sessionId}/report` }),
      ];
    case 'run.ended':
      return runHooks(event, await startOf(event.run), hook);
    case 'review.ended': {
      const { review, strengths, improvements, questions = [] } = event;
      return [hook('review.ended', { review, strengths, improvements, questions })];
    }
    case 'signalled':
      return [hook('signal.raised', { signal: event.signal, detail: event.detail })];
  }
}

function runHooks(
  event: Extract<Told, { kind: 'run.ended' }>,
  start: Start,
  hook: (kind: Hook['kind'], data: object) => Hook,
): Hook[] {
  const { run, end, verdict } = event;
  const about = { run, purpose: start?.purpose ?? null, question: start?.question ?? null };
  const { reason, exitCode, wallMs, cpuMs, memoryKb } = end;
  const language = start?.language ?? null;
  const ended = hook('run.ended', { ...about, language, reason, exitCode, wallMs, cpuMs, memoryKb });
  // A stopped run and a broken sandbox are nobody's failure: nothing was scored.
  const scored =
    verdict !== null && start?.purpose === 'submit' && reason !== 'stopped' && reason !== 'internal';
  return scored ? [ended, hook('submission.scored', { ...about, language, ...verdict })] : [ended];
}
