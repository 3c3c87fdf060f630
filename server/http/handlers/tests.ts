// Code of an interview that a caller drives: test-code and submit-code, through the room so that it sees them.
import { withoutValues } from '../../../shared/results.ts';
import { AppError, invalid } from '../../errors.ts';
import type { SessionRow } from '../../interviews/ports.ts';
import { publicQuestion } from '../../interviews/view.ts';
import type { Call, Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';
import type { Judged } from '../ports.ts';
import { refusalError } from '../refusal-error.ts';
import { isStaff, seatOf } from '../credentials.ts';

type Ask = Pick<Call<'testCode'>, 'caller' | 'signal'> & { body: Call<'testCode'>['body'] };

export function testHandlers(
  parts: Pick<HandlerParts, 'sessions' | 'room' | 'review' | 'findings'>,
): Pick<Handlers, 'testCode' | 'submitCode'> {
  return {
    async testCode(call) {
      const { judged } = await judge(parts, call, 'test', 0);
      const { tests, compiled, end } = judged;
      return {
        body: {
          output: tests.map((test) => test.stdout).join(''),
          error: compiled && !compiled.ok ? compiled.text || end.message : firstError(judged),
          sampleTests: tests
            .toSorted((a, b) => a.index - b.index)
            .map(({ name, passed, input, expected, actual, message }) => ({
              name,
              passed,
              input,
              expected,
              actual,
              message,
            })),
        },
      };
    },

    async submitCode(call) {
      const { caller, body } = call;
      const { session, language, judged } = await judge(parts, call, 'submit', body.timeSpent);
      const question = session.questions[body.questionNumber - 1]?.question;
      if (!question) throw new Error('a judged question is gone');
      const { compiled, verdict } = judged;
      const tests = judged.tests.toSorted((a, b) => a.index - b.index);
      const { code: source, timeSpent } = body;
      const next = session.questions[body.questionNumber];
      // A submission of an earlier question does not pull the room back.
      if (next && session.current === body.questionNumber)
        await parts.room.advance(session.id, body.questionNumber + 1, seatOf(caller));
      const questionId = verdict.passed > 0 ? question.id : null;
      const about = { questionId, language, source, files: body.files, compiled };
      const findings = await parts.findings(about, call.signal);
      const evidence = { question, language, source, compiled, tests, verdict, timeSpent, findings };
      const words = parts.review(evidence);
      const feedback = `${words.feedback} (Written by rules; no AI model was used.)`;
      const testResults = isStaff(caller) ? tests : tests.map(withoutValues);
      return {
        body: {
          analysis: { status: verdict.status, score: verdict.score, ...words, feedback, testResults },
          nextQuestion: next ? publicQuestion(next, body.questionNumber + 1) : null,
          testComplete: !next,
        },
      };
    },
  };
}

async function judge(
  { sessions, room }: Pick<HandlerParts, 'sessions' | 'room'>,
  { caller, body, signal }: Ask,
  purpose: 'test' | 'submit',
  timeSpent: number,
) {
  const session = await ownSession(sessions, caller, body.sessionId);
  const language = languageFor(session, body);
  const answer = await room.judge({
    sessionId: session.id,
    question: body.questionNumber,
    language,
    source: body.code,
    files: body.files,
    purpose,
    timeSpent,
    by: seatOf(caller),
    signal,
  });
  if (!answer.ok) throw refusalError(answer);
  if (answer.end.reason === 'internal')
    throw new AppError('unavailable', 503, `nothing was scored: ${answer.end.message}`, { retryAfter: 5 });
  if (answer.end.reason === 'stopped')
    throw new AppError('stopped', 409, 'the run was stopped; nothing was scored');
  return { session, language, judged: answer };
}

function languageFor(session: SessionRow, body: Ask['body']) {
  if (!session.active) throw new AppError('ended', 409, 'the session has ended');
  if (body.questionNumber > session.questions.length)
    throw invalid(`the session has ${session.questions.length} questions`, 'questionNumber');
  const language = body.language ?? session.language;
  if (session.settings.languages.includes(language)) return language;
  throw invalid(`this session allows ${session.settings.languages.join(', ')}`, 'language');
}

/** The first crash's text; a wrong answer is no error. */
function firstError({ tests }: Judged): string {
  return tests.find((test) => test.reason !== 'ok')?.message ?? '';
}
