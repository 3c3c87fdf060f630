// What the panes of one room share: the seat, the shared code, the language on show, and the actions of the buttons.
// Knows no component.
import { createContext } from 'svelte';
import type { CodeFile } from '../../../shared/code-files.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Answer, Seat, SessionView } from '../../../shared/protocol.ts';
import type { PublicQuestion } from '../../../shared/question.ts';
import type { Run } from '../../../shared/room.ts';
import { openDocument, type SharedDocument } from '../editor/document.svelte.ts';
import { type Files, programOf, watchFiles } from '../editor/files.svelte.ts';
import { personColour } from '../lib/colours.ts';
import { toast } from '../lib/toasts.svelte.ts';
import { type Buffer, createBuffer } from './buffer.svelte.ts';
import type { Room } from './room.svelte.ts';

export interface Desk {
  readonly room: Room;
  readonly you: Seat;
  readonly session: SessionView;
  readonly code: SharedDocument;
  readonly question: PublicQuestion | null;
  readonly kind: 'program' | 'function';
  readonly files: Files;
  readonly buffer: Buffer;
  readonly mayWrite: boolean;
  readonly mayRun: boolean;
  readonly running: Run | null;
  /** A person's colour in this room. */
  colourOf(this: void, seat: string): string;
  run(): Promise<void>;
  test(): Promise<void>;
  submit(): Promise<void>;
  stop(): Promise<void>;
  /** Says a refusal in words; true when all went well. */
  told(answer: Answer): boolean;
  close(): void;
}

export const [getDesk, setDesk] = createContext<Desk>();

interface Now {
  program(): { language: Language; source: string; files: CodeFile[] };
  running(): Run | null;
  seconds(): number; // since the question was opened here
}

/** What the buttons do: what the presser sees is what runs. */
function actions(room: Room, now: Now) {
  const told = (answer: Answer) => {
    if (!answer.ok) toast(answer.message, 'bad');
    return answer.ok;
  };
  const program = () => {
    const asked = now.program();
    if (asked.source.trim() !== '') return asked;
    toast('There is no code yet to run.');
    return null;
  };
  return {
    told,
    async run() {
      const asked = program();
      if (asked) told(await room.ask('run', asked));
    },
    async test() {
      const asked = program();
      if (asked) told(await room.ask('test', asked));
    },
    async submit() {
      const asked = program();
      if (asked) told(await room.ask('submit', { ...asked, timeSpent: now.seconds() }));
    },
    async stop() {
      const running = now.running();
      if (running) told(await room.ask('stop', { run: running.id }));
    },
  };
}

/** For a room whose session is known; `you` and `session` are its first values. The caller destroys `code`. */
export function createDesk(room: Room, you: Seat, session: SessionView, token: string): Desk {
  const code = openDocument(you, token, 'code');
  const files = watchFiles(code.doc);
  let began = Date.now();
  room.listen((event) => event.kind === 'advanced' && (began = Date.now()));
  const seat = $derived(room.you ?? you);
  const view = $derived(room.session ?? session);
  const question = $derived(view.questions.find((one) => one.number === room.state.question) ?? null);
  const running = $derived(
    room.state.running === null ? null : (room.state.runs[room.state.running] ?? null),
  );
  const mayWrite = $derived(seat.write && view.endedAt === null);
  const kind = $derived(question?.kind === 'function' ? 'function' : 'program');
  const buffer = createBuffer(session.language, files, {
    sessionId: session.id,
    languages: () => view.languages,
    question: () => room.state.question,
    kind: () => kind,
  });
  const acts = actions(room, {
    program: () => programOf(code.doc, files, room.state.question, buffer.language),
    running: () => running,
    seconds: () => Math.min(86_400, Math.round((Date.now() - began) / 1_000)),
  });
  return {
    room,
    code,
    files,
    buffer,
    ...acts,
    close() {
      files.close();
      code.destroy();
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
    get kind() {
      return kind;
    },
    get mayWrite() {
      return mayWrite;
    },
    get mayRun() {
      return mayWrite && room.link.kind === 'live';
    },
    get running() {
      return running;
    },
  };
}
