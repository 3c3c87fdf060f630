// start-session: where questions come from, what a caller gets. Knows no rooms.
import { languages } from '../../../shared/languages.ts';
import type { StoredQuestion } from '../../../shared/session.ts';
import { AppError, invalid } from '../../errors.ts';
import type { StartAsk } from '../../interviews/sessions.ts';
import { publicQuestion } from '../../interviews/view.ts';
import { maySee } from '../bank-owner.ts';
import { type Caller, isStaff, nameOf } from '../credentials.ts';
import type { Call, Handlers } from '../handler.ts';
import { once } from '../idempotent.ts';
import { drawQuestions, publishedQuestion } from '../published-question.ts';
import type { HandlerParts } from '../parts.ts';
import { refuseInMaintenance } from './maintenance.ts';

type Parts = Pick<HandlerParts, 'interviews' | 'banks' | 'bank' | 'written' | 'idempotency' | 'maintenance'>;

export function startHandlers(parts: Parts): Pick<Handlers, 'startSession'> {
  return {
    async startSession({ caller, client, body, idempotencyKey }) {
      await refuseInMaintenance(parts);
      // Strangers have no name of their own: a key that two of them chose must not give one the seats of the other.
      const owner = caller.kind === 'anonymous' ? `address:${client?.address ?? ''}` : nameOf(caller);
      const ask = { owner, key: idempotencyKey, request: body, status: 200 };
      return { body: await once(parts.idempotency, ask, () => start(parts, caller, body)) };
    },
  };
}

async function start(parts: Parts, caller: Caller, body: Call<'startSession'>['body']) {
  const pool = await poolFor(parts, caller, body);
  const started = await parts.interviews.start(askOf(caller, body), pool);
  if (!started.ok) throw invalid(started.message, started.field);
  const { session, seats } = started;
  const [first] = session.questions;
  if (!first) throw new AppError('internal', 500, 'a session without questions');
  return {
    sessionId: session.id,
    question: publicQuestion(first, 1),
    questionNumber: 1,
    totalQuestions: session.questions.length,
    startedAt: session.startedAt,
    endsAt: session.endsAt,
    links: {
      candidate: seats.candidate.link,
      interviewer: seats.interviewer.link,
      observer: seats.observer.link,
    },
    seats,
  };
}

/** Where the session's questions may come from: a bank, or the built-in and the written ones, and those that are named. */
async function poolFor(
  { banks, bank, written }: Parts,
  caller: Caller,
  { bankId, questionIds, questionSource, language, tags, totalQuestions }: Call<'startSession'>['body'],
): Promise<readonly StoredQuestion[]> {
  const stored = bankId === undefined ? null : await banks.find(bankId);
  if (bankId !== undefined && (!stored || !maySee(stored, caller)))
    throw invalid('no such question bank', 'bankId');
  const rule = stored?.questions ?? (questionSource === 'written' ? [] : bank.list());
  const draws = stored === null && questionSource !== 'built-in' && totalQuestions > questionIds.length;
  const count = totalQuestions;
  const drawn = draws ? await drawQuestions(written, caller, { language, tags, count }) : [];
  const pool = [...rule, ...drawn];
  const named = [];
  for (const id of questionIds) {
    if (pool.some(({ question }) => question.id === id)) continue;
    const found = bank.find(id) ?? (await publishedQuestion(written, caller, id));
    if (found) named.push(found);
  }
  return [...named, ...pool];
}

function askOf(caller: Caller, body: Call<'startSession'>['body']): StartAsk {
  const allowed = body.languages ?? [...languages];
  if (!allowed.includes(body.language)) throw invalid('language must be one of languages', 'language');
  const { deleteAfterDays, keepAtLeastDays } = body;
  if (deleteAfterDays !== null && keepAtLeastDays !== null && deleteAfterDays < keepAtLeastDays)
    throw invalid('deleteAfterDays is before keepAtLeastDays', 'deleteAfterDays');
  return {
    ownerKey: isStaff(caller) ? nameOf(caller) : null,
    candidateName: body.candidateName,
    interviewerName: body.interviewerName,
    difficulty: body.difficulty,
    language: body.language,
    totalQuestions: body.totalQuestions,
    ids: body.questionIds,
    tags: body.tags,
    settings: {
      languages: allowed,
      timeLimitMinutes: body.timeLimitMinutes,
      extraTime: body.extraTime,
      waitingRoom: body.waitingRoom,
      startsAt: body.startsAt,
      aiWatches: body.aiWatches,
      sharesFeedback: body.sharesFeedback,
      ai: body.ai,
    },
    metadata: body.metadata,
    deleteAfterDays,
    keepAtLeastDays,
  };
}
