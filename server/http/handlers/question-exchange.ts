// Questions in and out: export as text, files or zip, and import of the same as drafts. Knows no format.
import type { Authored } from '../../../shared/authored.ts';
import { AppError, invalid } from '../../errors.ts';
import { pack } from '../../interviews/question-bundle.ts';
import { holderOf, mayWrite, maySee } from '../bank-owner.ts';
import { type Caller, nameOf } from '../credentials.ts';
import type { Call, Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import { refuseTooMany } from '../question-limit.ts';
import { newQuestionId } from './written-questions.ts';

type Parts = Pick<HandlerParts, 'bank' | 'banks' | 'written' | 'audit' | 'now'>;

export function exchangeHandlers(parts: Parts): Pick<Handlers, 'exportQuestions' | 'importQuestions'> {
  return {
    async exportQuestions({ caller, body: { ids, bankId, format } }) {
      if (ids.length === 0 && bankId === undefined) throw invalid('give ids or bankId', 'ids');
      const questions = bankId === undefined ? [] : await ofBank(parts, caller, bankId);
      for (const [i, id] of [...new Set(ids)].entries()) {
        const found = await oneOf(parts, caller, id);
        if (!found) throw invalid(`no question "${id}"`, `ids.${i}`);
        questions.push(found);
      }
      return { body: { ...pack(questions, format), count: questions.length } };
    },

    async importQuestions({ caller, body }) {
      await refuseTooMany(parts.written.drafts, caller);
      const { format, text, files, zip } = body;
      const bundle = await parts.written.unpack({ format, text, files, zip });
      if (bundle === 'busy')
        throw new AppError('busy', 503, 'other imports are being read', { retryAfter: 5 });
      const { questions, mistakes } = bundle;
      const imported = [];
      for (const draft of questions) {
        const stored = await store(parts, caller, body, draft);
        if (stored) imported.push(stored);
        else mistakes.push({ at: draft.question.id, message: 'it is being checked; wait for the result' });
      }
      audit(parts, caller, imported.length);
      return { body: { imported, mistakes } };
    },
  };
}

function audit(parts: Parts, caller: Caller, count: number): void {
  if (count > 0) parts.audit(nameOf(caller), 'question.imported', null, { count });
}

async function ofBank({ banks }: Parts, caller: Caller, id: string): Promise<Authored[]> {
  const found = await banks.find(id);
  if (!found || !maySee(found, caller)) throw invalid('no such question bank', 'bankId');
  return found.questions.map(({ question, solution }) => ({
    question,
    solution,
    wrong: [],
    generator: null,
  }));
}

/** A draft of the caller's own, or a built-in one. */
async function oneOf({ bank, written }: Parts, caller: Caller, id: string): Promise<Authored | null> {
  const builtIn = bank.find(id);
  if (builtIn) {
    const { question, solution, wrong, generator } = builtIn;
    return { question, solution, wrong, generator };
  }
  const held = await written.drafts.find(id);
  return held && mayWrite(held.owner, caller) ? written.drafts.draft(id) : null;
}

/** Null: the one that it would replace is being checked. */
async function store(
  { written: { drafts }, now }: Parts,
  caller: Caller,
  { recruiterId, isPrivate }: Call<'importQuestions'>['body'],
  draft: Authored,
) {
  const owner = holderOf(caller);
  const { id: name, title } = draft.question;
  const made = await drafts.insert({ id: newQuestionId(), owner, recruiterId, isPrivate, draft, at: now() });
  if (made) return { id: made.id, name, title, action: 'created' as const };
  const known = await drafts.findSlug(owner, recruiterId, name);
  const changed = known && (await drafts.replace(known.id, { draft, at: now() }));
  return changed && changed !== 'taken' ? { id: changed.id, name, title, action: 'updated' as const } : null;
}
