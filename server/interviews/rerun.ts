// The code of a moment of an interview, run or tested again. Nothing of it reaches the room, the journal or a score.
// Knows neither HTTP nor who may ask.
import type { End, Receipt, Sandbox } from '../../sandbox/job.ts';
import { type CodeFile, codeFilesSchema } from '../../shared/code-files.ts';
import { codeKey } from '../../shared/documents.ts';
import type { Language } from '../../shared/languages.ts';
import type { RoomEvent } from '../../shared/protocol.ts';
import type { TestResult, Verdict } from '../../shared/results.ts';
import type { Judge } from '../rooms/ports.ts';
import type { SessionRow } from './ports.ts';
import { sourceFiles } from './source-file.ts';

const pageEvents = 1_000;

export interface Moment {
  at: number; // ms since 1970
  question: number; // from 1
  language: Language;
  source: string;
  files: CodeFile[]; // beside `source`
}
export interface Rerun {
  output: string; // of the program, or of all tests one after the other
  error: string; // the compiler's text, or what the program wrote to its error stream
  end: End;
  tests: TestResult[] | null; // whole, hidden ones too; null: a mere run
  verdict: Verdict | null;
  receipt: Receipt;
  /** The digest of the image that the room's last run before this moment used; null: there was none. */
  recordedImage: string | null;
}

interface Parts {
  sandbox: Pick<Sandbox, 'run'>;
  /** Must keep nothing of what it judges. */
  judge: Judge;
  texts: (sessionId: string, at: number) => Promise<Record<string, string>>;
  events: (sessionId: string, after: number, limit: number) => Promise<RoomEvent[]>;
}

/** What the shared document held at `at`. */
export async function momentAt(
  { texts }: Pick<Parts, 'texts'>,
  session: SessionRow,
  { at, question, language }: Pick<Moment, 'at' | 'question' | 'language'>,
): Promise<Moment> {
  const all = await texts(session.id, at);
  const main = codeKey(question, language);
  const beside = Object.entries(all).flatMap(([key, text]) =>
    key.startsWith(`${main}/`) ? [{ name: key.slice(main.length + 1), text }] : [],
  );
  return { at, question, language, source: all[main] ?? '', files: codeFilesSchema.parse(beside) };
}

/** Throws what the sandbox throws: busy, refused, unavailable. */
export async function rerun(
  parts: Parts,
  session: SessionRow,
  moment: Moment,
  { purpose, signal }: { purpose: 'run' | 'test'; signal: AbortSignal },
): Promise<Rerun> {
  const recordedImage = await imageBefore(parts, session.id, moment);
  const ran = await (purpose === 'run' ? run(parts, moment, signal) : test(parts, session, moment, signal));
  return { ...ran, recordedImage };
}

async function run({ sandbox }: Parts, moment: Moment, signal: AbortSignal) {
  const { language } = moment;
  const files = sourceFiles(language, 'program', moment);
  const text = { stdout: '', stderr: '' };
  let compiler = '';
  let last: { end: End; receipt: Receipt } | null = null;
  const job = { kind: 'program', language, files, args: [], stdin: '', interactive: false } as const;
  for await (const event of sandbox.run({ ...job, args: [] }, { signal })) {
    if (event.kind === 'output') text[event.stream] += event.text;
    else if (event.kind === 'compiled' && !event.ok) compiler = event.text;
    else if (event.kind === 'ended') last = { end: event.end, receipt: event.receipt };
  }
  if (!last) throw new Error('rerun: the sandbox gave no end');
  const error = [compiler, text.stderr].filter(Boolean).join('\n');
  return { output: text.stdout, error, tests: null, verdict: null, ...last };
}

async function test({ judge }: Parts, session: SessionRow, moment: Moment, signal: AbortSignal) {
  const { question, language, source, files } = moment;
  const tests: TestResult[] = [];
  let error = '';
  const ask = { sessionId: session.id, question, language, source, files, timeSpent: 0, signal };
  for await (const event of judge.judge({ ...ask, purpose: 'submit' })) {
    if (event.kind === 'compiled' && !event.ok) error = event.text;
    else if (event.kind === 'tested') tests.push(event.test);
    else if (event.kind === 'judged') {
      const { end, receipt, verdict } = event;
      tests.sort((a, b) => a.index - b.index);
      return { output: tests.map((one) => one.stdout).join(''), error, end, tests, verdict, receipt };
    }
  }
  throw new Error('rerun: nothing was judged');
}

/** From the newest receipt of this language at or before the moment. */
async function imageBefore({ events }: Parts, sessionId: string, { at, language }: Moment) {
  let image: string | null = null;
  let after = 0;
  for (;;) {
    const page = await events(sessionId, after, pageEvents);
    for (const event of page) {
      if (event.at > at) return image;
      if (event.kind !== 'run.ended' || event.receipt?.['language'] !== language) continue;
      const used = event.receipt['image'];
      if (typeof used === 'string' && used !== '') image = used;
    }
    after = page.at(-1)?.n ?? after;
    if (page.length < pageEvents) return image;
  }
}
