// The verbs about programs: run, test, submit, stop, stdin.
import { type Answer, verbSchemas } from '../../shared/protocol.ts';
import { door } from './door.ts';
import type { Feeds } from './feeds.ts';
import type { Judging } from './judging.ts';
import { refuse } from './refusals.ts';
import type { Runs, Started } from './runs.ts';
import type { Turns } from './turns.ts';

export function createRunVerbs(deps: {
  judging: Judging;
  runs: Runs;
  turns: Turns;
  feeds: Pick<Feeds, 'tell'>;
}) {
  const { judging, runs, turns, feeds } = deps;
  const judge = (purpose: 'test' | 'submit') =>
    door(verbSchemas[purpose], async ({ sessionId, id: by }, body) => {
      const timeSpent = 'timeSpent' in body ? Number(body.timeSpent) : 0;
      const { language, source, files } = body;
      const cases = 'cases' in body ? body.cases : [];
      const ask = { sessionId, by, purpose, question: null, language, source, files, cases, timeSpent };
      return answer(await judging.judge(ask));
    });
  return {
    run: door(verbSchemas.run, async ({ sessionId, id: by }, body) =>
      answer(await judging.run({ sessionId, by, ...body })),
    ),
    test: judge('test'),
    submit: judge('submit'),
    stop: door(verbSchemas.stop, async (seat, { run }) => {
      const turn = await turns.holder(seat.sessionId);
      if (turn?.run !== run) return refuse('not_running', 'This run has ended already.');
      if (seat.role === 'candidate' && turn.by !== seat.id)
        return refuse('forbidden', 'Only who started a run, or an interviewer, may stop it.');
      if (!runs.stopHere(run)) feeds.tell(seat.sessionId, { kind: 'stop', run });
      return { ok: true };
    }),
    stdin: door(verbSchemas.stdin, async ({ sessionId, id: by }, { run, text, end }) => {
      const turn = await turns.holder(sessionId);
      if (turn?.run !== run) return refuse('not_running', 'This run has ended already.');
      if (runs.has(run))
        return runs.typeHere(run, by, text, end)
          ? { ok: true }
          : refuse('busy', 'The program does not read what was typed.');
      feeds.tell(sessionId, { kind: 'typed', run, by, text, end });
      return { ok: true };
    }),
  };
}

function answer(started: Started): Answer<{ run: string }> {
  return started.ok ? { ok: true, run: started.run } : started;
}
