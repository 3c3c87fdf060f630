// Runs the code of a moment of a recorded interview again, for those who interview. Decides which moment is meant.
import { AppError, invalid } from '../../errors.ts';
import type { SessionRow } from '../../interviews/ports.ts';
import { type Moment, momentAt, rerun } from '../../interviews/rerun.ts';
import type { Call, Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

type Parts = Pick<HandlerParts, 'sessions' | 'journal' | 'documents' | 'sandbox' | 'tryingJudge'>;

export function replayRunHandlers(parts: Parts): Pick<Handlers, 'replayRun'> {
  const texts = (id: string, at: number) => parts.documents.texts(id, 'code', at);
  return {
    async replayRun({ caller, params, body, signal }) {
      const session = await ownSession(parts.sessions, caller, params.id);
      const moment = await momentOf({ journal: parts.journal, texts }, session, body);
      const { sandbox, tryingJudge: judge, journal } = parts;
      const events = (id: string, after: number, limit: number) =>
        journal.read(id, { after, limit, audience: 'interviewers' });
      const { purpose } = body;
      const ran = await rerun({ sandbox, judge, texts, events }, session, moment, { purpose, signal });
      if (ran.end.reason === 'internal')
        throw new AppError('unavailable', 503, ran.end.message, { retryAfter: 5 });
      const { recordedImage, receipt, ...result } = ran;
      const same = recordedImage === null ? null : recordedImage === receipt.image;
      return { body: { purpose, ...moment, ...result, receipt, recordedImage, sameImage: same } };
    },
  };
}

/** The moment of an event is what was run there, if something was; else what stood in the editor. */
async function momentOf(
  parts: Pick<Parts, 'journal'> & { texts: (id: string, at: number) => Promise<Record<string, string>> },
  session: SessionRow,
  body: Call<'replayRun'>['body'],
): Promise<Moment> {
  const event = body.n === undefined ? null : await eventOf(parts, session.id, body.n);
  if (event?.kind === 'run.started') {
    const { at, question, language, source, files } = event;
    return { at, question, language, source, files: files ?? [] };
  }
  const { question = session.current, language = session.language } = body;
  if (question > session.questions.length)
    throw invalid(`the session has ${session.questions.length} questions`, 'question');
  if (!session.settings.languages.includes(language))
    throw invalid(`this session allows ${session.settings.languages.join(', ')}`, 'language');
  return await momentAt(parts, session, { at: event?.at ?? body.at ?? 0, question, language });
}

async function eventOf({ journal }: Pick<Parts, 'journal'>, id: string, n: number) {
  const [event] = await journal.read(id, { after: n - 1, limit: 1, audience: 'interviewers' });
  if (event?.n !== n) throw invalid(`the session has no event ${n}`, 'n');
  return event;
}
