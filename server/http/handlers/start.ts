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
import type { HandlerParts } from '../parts.ts';
import { refuseInMaintenance } from './maintenance.ts';

type Parts = Pick<HandlerParts, 'interviews' | 'banks' | 'bank' | 'idempotency' | 'maintenance'>;

export function startHandlers(parts: Parts): Pick<Handlers, 'startSession'> {
  return {
    async startSession({ caller, body, idempotencyKey }) {
      await refuseInMaintenance(parts);
      const ask = { owner: nameOf(caller), key: idempotencyKey, request: body, status: 200 };
      return { body: await once(parts.idempotency, ask, () => start(parts, caller, body)) };
    },
  };
}

async function start(parts: Parts, caller: Caller, body: Call<'startSession'>['body']) {
  const pool = await poolFor(parts, caller, body.bankId);
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

async function poolFor(
  { banks, bank }: Parts,
  caller: Caller,
  bankId: string | undefined,
): Promise<readonly StoredQuestion[]> {
  if (bankId === undefined) return bank.list();
  const found = await banks.find(bankId);
  if (!found || !maySee(found, caller)) throw invalid('no such question bank', 'bankId');
  return found.questions;
}

function askOf(caller: Caller, body: Call<'startSession'>['body']): StartAsk {
  const allowed = body.languages ?? [...languages];
  if (!allowed.includes(body.language)) throw invalid('language must be one of languages', 'language');
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
      ai: body.ai,
    },
    metadata: body.metadata,
    deleteAfterDays: body.deleteAfterDays,
  };
}
