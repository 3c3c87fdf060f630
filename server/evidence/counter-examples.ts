// After a submission that failed: searches an input that breaks it and shows it to the room's interviewers. One search at
// a time on this node, so that runs of people come first. Candidates hear of it only by a hint that somebody grants.
import { randomUUID } from 'node:crypto';
import type { Language } from '../../shared/languages.ts';
import type { FunctionQuestion } from '../../shared/question.ts';
import type { CounterExample, FindCounterExample } from './counter-example.ts';
import { showArgs, showValue } from '../interviews/display.ts';
import type { SessionRow } from '../interviews/ports.ts';
import type { FolderEntry } from '../interviews/question-folder.ts';
import type { Logger } from '../log.ts';
import { createRoomQueues } from '../assistant/room-queues.ts';
import type { ReviewAsk } from '../rooms/ports.ts';
import type { Publish } from '../rooms/publish.ts';

const mostWaiting = 20; // submissions of all rooms; more are not looked at
const queueName = randomUUID(); // one queue for all rooms
const quickest: readonly Language[] = ['python', 'javascript']; // to start, among references

export function createCounterExamples(deps: {
  find: FindCounterExample;
  entry: (questionId: string) => FolderEntry | null;
  session: (id: string) => Promise<SessionRow | null>;
  publish: Publish;
  log: Logger;
}) {
  const { find, session, publish, log } = deps;
  const queue = createRoomQueues(mostWaiting);
  const stop = new AbortController();

  const look = async (ask: ReviewAsk): Promise<void> => {
    if (stop.signal.aborted) return;
    const question = (await session(ask.sessionId))?.questions[ask.question - 1]?.question;
    if (question?.kind !== 'function') return;
    const entry = deps.entry(question.id);
    if (!entry?.generator || !isSame(entry, question)) return;
    const language = quickest.find((one) => entry.solution[one] !== undefined);
    const source = language && entry.solution[language];
    if (!language || source === undefined) return;
    const reference = { language, source };
    const own = { language: ask.language, source: ask.source, files: ask.files };
    const found = await find({ question, generator: entry.generator, reference, ...own }, stop.signal);
    if (found) await tell(ask, question, found);
  };
  const tell = (ask: ReviewAsk, question: FunctionQuestion, found: CounterExample) => {
    const { reason, message, size, tries } = found;
    const happening = {
      kind: 'countered',
      run: ask.run,
      question: ask.question,
      input: showArgs(question, found.args),
      expected: showValue(found.expected),
      actual: reason === 'ok' ? showValue(found.actual) : null,
      reason,
      message: message.slice(0, 400),
      size,
      tries,
    } as const;
    return publish(ask.sessionId, null, { audience: 'interviewers', happening });
  };
  return {
    /** Returns at once; never throws. */
    submitted(ask: ReviewAsk): void {
      // What fails before it answers anything, a typing mistake most often, is broken by every input.
      const answers = ask.tests.some(({ reason }) => reason === 'ok');
      if (ask.verdict.status === 'correct' || !answers || stop.signal.aborted) return;
      queue.add(queueName, () =>
        look(ask).catch((error: unknown) => {
          if (!stop.signal.aborted) log.warn({ err: error, run: ask.run }, 'no counter-example was searched');
        }),
      );
    },
    async close() {
      stop.abort();
      await queue.idle();
    },
  };
}

/** The question was frozen at the session's start, or belongs to another bank: then the generator is not its own. */
function isSame(entry: FolderEntry, question: FunctionQuestion): boolean {
  if (entry.question.kind !== 'function' || entry.question.statement !== question.statement) return false;
  return JSON.stringify(entry.question.signature) === JSON.stringify(question.signature);
}
