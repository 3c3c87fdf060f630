// What the panes of one room share: the seat, the shared code, the language on show, and the actions of the buttons.
// Knows no component.
import { createContext } from 'svelte';
import type { Answer, Seat, SessionView } from '../../../shared/protocol.ts';
import type { PublicQuestion } from '../../../shared/question.ts';
import { spent } from '../../../shared/reduce-clock.ts';
import type { Run } from '../../../shared/room.ts';
import { openDocument, type SharedDocument } from '../editor/document.svelte.ts';
import { type Cases, watchCases } from '../editor/cases.svelte.ts';
import { type Files, watchFiles } from '../editor/files.svelte.ts';
import { personColour } from '../lib/colours.ts';
import { createActions } from './actions.ts';
import { createPanes, type Panes } from './panes.svelte.ts';
import { type Buffer, createBuffer } from './buffer.svelte.ts';
import { createInput, type Input } from './input.svelte.ts';
import { type Clock, createClock } from './clock.svelte.ts';
import type { Room } from './room.svelte.ts';

export interface Desk {
  readonly room: Room;
  readonly you: Seat;
  readonly session: SessionView;
  readonly code: SharedDocument;
  readonly question: PublicQuestion | null;
  readonly files: Files;
  readonly buffer: Buffer;
  readonly cases: Cases;
  readonly panes: Panes;
  readonly input: Input;
  readonly clock: Clock;
  readonly mayWrite: boolean;
  readonly mayRun: boolean;
  readonly running: Run | null;
  /** A person's colour in this room. */
  colourOf(this: void, seat: string): string;
  run(): Promise<void>;
  test(): Promise<void>;
  submit(): Promise<void>;
  stop(): Promise<void>;
  copyExample(sample: PublicQuestion['samples'][number]): void;
  /** Says a refusal in words; true when all went well. */
  told(answer: Answer): boolean;
  close(): void;
}

export const [getDesk, setDesk] = createContext<Desk>();

/** The shared code, and what else its document holds. */
function openCode(room: Room, you: Seat, token: string) {
  const code = openDocument(you, token, 'code');
  // What was typed while a pause began is kept here, and goes out when it ends.
  room.listen((event) => event.kind === 'resumed' && code.reopen());
  const files = watchFiles(code.doc);
  const cases = watchCases(code.doc);
  const close = () => {
    files.close();
    cases.close();
    code.destroy();
  };
  return { code, files, cases, close };
}

/** For a room whose session is known; `you` and `session` are its first values. The caller closes it. */
export function createDesk(room: Room, you: Seat, session: SessionView, token: string): Desk {
  const shared = openCode(room, you, token);
  const { files, cases } = shared;
  const panes = createPanes();
  const seat = $derived(room.you ?? you);
  const view = $derived(room.session ?? session);
  const question = $derived(view.questions.find((one) => one.number === room.state.question) ?? null);
  const running = $derived(
    room.state.running === null ? null : (room.state.runs[room.state.running] ?? null),
  );
  const clock = createClock(room, () => view);
  const held = $derived(clock.paused && seat.role === 'candidate');
  const mayWrite = $derived(seat.write && view.endedAt === null && !held);
  const buffer = createBuffer(session.language, files, {
    sessionId: session.id,
    languages: () => view.languages,
    question: () => room.state.question,
    kind: () => (question?.kind === 'function' ? 'function' : 'program'),
  });
  const input = createInput(() => question, cases);
  const acts = createActions(room, shared, input, () => ({
    question,
    language: buffer.language,
    running,
    seconds: Math.min(86_400, Math.round(spent(room.state, room.now) / 1_000)),
  }));
  return {
    room,
    ...shared,
    buffer,
    clock,
    panes,
    input,
    ...acts,
    copyExample(sample) {
      if (sample.written) cases.add(room.state.question, sample.written);
      panes.show('cases');
    },
    colourOf: (seat) => personColour(Object.keys(room.state.people), seat),
    get you() {
      return seat;
    },
    get session() {
      return view;
    },
    get question() {
      return question;
    },
    get mayWrite() {
      return mayWrite;
    },
    get mayRun() {
      return mayWrite && !clock.paused && room.link.kind === 'live';
    },
    get running() {
      return running;
    },
  };
}
