// What the room's buttons do: what the presser sees is what runs. Says refusals in words. Knows no component.
import type * as Y from 'yjs';
import { type OwnCase, readCase } from '../../../shared/cases.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Answer } from '../../../shared/protocol.ts';
import type { PublicQuestion } from '../../../shared/question.ts';
import type { Run } from '../../../shared/room.ts';
import type { Cases } from '../editor/cases.svelte.ts';
import { type Files, programOf } from '../editor/files.svelte.ts';
import { toast } from '../lib/toasts.svelte.ts';
import type { Input } from './input.svelte.ts';
import type { Room } from './room.svelte.ts';
import { heard, t } from '../lib/i18n/words.ts';

interface Now {
  question: PublicQuestion | null;
  language: Language;
  running: Run | null;
  seconds: number; // that the candidate has had the question, pauses left out
}
interface Shared {
  code: { doc: Y.Doc };
  files: Files;
  cases: Cases;
}

export function createActions(room: Room, { code, files, cases }: Shared, input: Input, now: () => Now) {
  const told = (answer: Answer) => {
    if (!answer.ok) toast(answer.message, 'bad');
    return answer.ok;
  };
  const program = () => {
    const asked = programOf(code.doc, files, room.state.question, now().language);
    if (asked.source.trim() !== '') return asked;
    toast(t('There is no code yet to run.'));
    return null;
  };
  return {
    told,
    async run() {
      const asked = program();
      const stdin = input.text();
      if (!asked) return;
      const answer = await room.ask('run', stdin === null ? asked : { ...asked, stdin, end: true });
      if (told(answer) && answer.ok && answer.run && stdin !== null) input.closed = answer.run;
    },
    async test() {
      const asked = program();
      const own = ownCases(now().question, cases);
      if (asked && own) told(await room.ask('test', { ...asked, cases: own }));
    },
    async submit() {
      const asked = program();
      if (asked) told(await room.ask('submit', { ...asked, timeSpent: now().seconds }));
    },
    async stop() {
      const { running } = now();
      if (running) told(await room.ask('stop', { run: running.id }));
    },
  };
}

/** The own cases of a question as they are sent; null: one of them cannot be read, and that was said. */
function ownCases(question: PublicQuestion | null, cases: Cases): OwnCase[] | null {
  if (!question) return [];
  const read = cases.of(question.number).map(({ entry }) => readCase(question, entry, heard));
  const at = read.findIndex((one) => !one.ok);
  const wrong = read[at];
  if (wrong && !wrong.ok) {
    toast(t('Case {at}: {problem}', { at: at + 1, problem: wrong.problem }), 'bad');
    return null;
  }
  return read.flatMap((one) => (one.ok ? [one.own] : []));
}
