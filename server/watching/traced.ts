// The same parts, each call of them a piece in a trace. Changes nothing that they do.
import type { RunEvent, Sandbox } from '../../sandbox/job.ts';
import type { Stores } from '../stores.ts';
import type { Facts, Piece, Traces } from './traces.ts';

/** Every run from its asking to its end, with its waiting, its compiling and its running told. */
export function tracedSandbox(sandbox: Sandbox, traces: Traces, name: string): Sandbox {
  return {
    ...sandbox,
    async *run(job, options) {
      const facts = { language: job.language, kind: job.kind, files: job.files.length };
      const piece = traces.begin(name, facts);
      const events = piece.within(() => sandbox.run(job, options));
      try {
        for (;;) {
          const next = await piece.within(() => events.next());
          if (next.done) return;
          tell(piece, next.value);
          yield next.value;
        }
      } catch (error) {
        piece.failed(error);
        throw error;
      } finally {
        await events.return();
        piece.end();
      }
    },
  };
}

function tell(piece: Piece, event: RunEvent): void {
  if (event.kind === 'queued') piece.moment('queued', { position: event.position });
  else if (event.kind === 'started') piece.moment('started');
  else if (event.kind === 'compiled') piece.moment('compiled', { ok: event.ok, ms: event.ms });
  else if (event.kind === 'ended') {
    const { queuedMs, compileMs, wallMs, cpuMs, reason } = event.receipt;
    piece.fact({ queuedMs, compileMs, wallMs, cpuMs, reason });
  }
}

/** What the journal stores, and how long it took. */
export function tracedJournal(journal: Stores['journal'], traces: Traces): Stores['journal'] {
  return {
    ...journal,
    append(sessionId, by, entries) {
      const facts: Facts = { session: sessionId, entries: entries.length };
      return traces.span('journal', facts, () => journal.append(sessionId, by, entries));
    },
  };
}
