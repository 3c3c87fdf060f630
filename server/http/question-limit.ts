// How many questions one key or person may hold. Stores nothing.
import { forbidden } from '../errors.ts';
import type { QuestionDrafts } from '../interviews/question-ports.ts';
import { holderOf } from './bank-owner.ts';
import type { Caller } from './credentials.ts';

const mostQuestions = 1_000; // some 20 MB of drafts at 20 KB; one import may go past it, by 99

/** Throws 403. */
export async function refuseTooMany(drafts: Pick<QuestionDrafts, 'count'>, caller: Caller): Promise<void> {
  if ((await drafts.count(holderOf(caller))) >= mostQuestions)
    throw forbidden(`at most ${mostQuestions} questions for one key or person: delete some first`);
}
