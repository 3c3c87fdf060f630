// Questions that callers write: draft, check, publish, versions, delete. Runs nothing: the checker does.
import { randomBytes } from 'node:crypto';
import type { Authored, CheckPurpose } from '../../../shared/authored.ts';
import { AppError, invalid, notFound } from '../../errors.ts';
import type { QuestionRecord } from '../../interviews/question-ports.ts';
import { holderOf, mayWrite } from '../bank-owner.ts';
import { type Caller, nameOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import { refuseTooMany } from '../question-limit.ts';

const mostWaiting = { own: 20, all: 200 }; // checks
const shownVersions = 100;

type Parts = Pick<HandlerParts, 'bank' | 'written' | 'audit' | 'now'>;
type Names = 'createQuestion' | 'updateQuestion' | 'questionState' | 'questionSource' | 'deleteQuestion';
type CheckNames = 'checkQuestion' | 'publishQuestion' | 'questionVersions';

export function writtenQuestionHandlers(parts: Parts): Pick<Handlers, Names | CheckNames> {
  return { ...draftHandlers(parts), ...checkHandlers(parts) };
}

function draftHandlers(parts: Parts): Pick<Handlers, Names> {
  const { bank, written, audit, now } = parts;
  return {
    async createQuestion({ caller, body: { recruiterId, isPrivate, ...draft } }) {
      await refuseTooMany(written.drafts, caller);
      const ask = { id: newQuestionId(), owner: holderOf(caller), recruiterId, isPrivate, draft, at: now() };
      const made = await written.drafts.insert(ask);
      if (!made) throw taken(draft);
      audit(nameOf(caller), 'question.created', made.id, { name: draft.question.id });
      return { body: shown(made) };
    },
    async updateQuestion({ caller, params, body: { isPrivate, ...draft } }) {
      await own(parts, caller, params.id);
      const change = { draft, at: now(), ...(isPrivate !== undefined && { isPrivate }) };
      const changed = await written.drafts.replace(params.id, change);
      if (changed === 'taken') throw taken(draft);
      if (!changed) throw beingChecked();
      audit(nameOf(caller), 'question.updated', params.id, { name: draft.question.id });
      return { body: shown(changed) };
    },
    async questionState({ caller, params }) {
      return { body: shown(await own(parts, caller, params.id)) };
    },
    async questionSource({ caller, params, query: { version } }) {
      const builtIn = version === undefined ? bank.find(params.id) : null;
      if (builtIn) {
        const { question, solution, wrong, generator } = builtIn;
        const authored = { question, solution, wrong, generator };
        return { body: { id: params.id, version: null, authored, report: null } };
      }
      const held = await own(parts, caller, params.id);
      const found =
        version === undefined
          ? { authored: await written.drafts.draft(held.id), report: held.report }
          : await written.versions.find(held.id, version);
      if (!found?.authored) throw notFound('version');
      return {
        body: { id: held.id, version: version ?? null, authored: found.authored, report: found.report },
      };
    },
    async deleteQuestion({ caller, params: { id } }) {
      await own(parts, caller, id);
      if (!(await written.drafts.remove(id))) throw notFound('question');
      audit(nameOf(caller), 'question.deleted', id, {});
      return { body: { id, deleted: true as const } };
    },
  };
}

function checkHandlers(parts: Parts): Pick<Handlers, CheckNames> {
  const { written, audit } = parts;
  return {
    async checkQuestion({ caller, params }) {
      return { body: await startCheck(parts, caller, params.id, 'check') };
    },
    async publishQuestion({ caller, params }) {
      const asked = await startCheck(parts, caller, params.id, 'publish');
      audit(nameOf(caller), 'question.publishing', params.id, {});
      return { body: asked };
    },
    async questionVersions({ caller, params }) {
      const { id } = await own(parts, caller, params.id);
      return { body: { versions: await written.versions.list(id, shownVersions) } };
    },
  };
}

async function startCheck({ written, now }: Parts, caller: Caller, id: string, purpose: CheckPurpose) {
  const held = await own({ written }, caller, id);
  if (held.state === 'published')
    throw new AppError('unchanged', 409, `nothing was changed since version ${held.version ?? 0}`);
  const { own: mine, all } = await written.checks.waiting(held.owner);
  if (mine >= mostWaiting.own || all >= mostWaiting.all)
    throw new AppError('busy', 503, 'too many questions wait to be checked', { retryAfter: 30 });
  const asked = await written.checks.ask(id, purpose, now());
  if (!asked) throw beingChecked();
  written.wake();
  return shown(asked);
}

/** Throws 404 for one that does not exist and for one that belongs to somebody else: no difference is told. */
async function own({ written }: Pick<Parts, 'written'>, caller: Caller, id: string): Promise<QuestionRecord> {
  const held = await written.drafts.find(id);
  if (!held || !mayWrite(held.owner, caller)) throw notFound('question');
  return held;
}

export function newQuestionId(): string {
  return `q-${randomBytes(12).toString('hex')}`;
}

function shown(held: QuestionRecord) {
  const { id, state, version, title, difficulty, tags, kind, recruiterId, isPrivate } = held;
  const { createdAt, updatedAt, check, report } = held;
  const named = { id, state, version, title, difficulty, tags, kind, recruiterId, isPrivate };
  return { ...named, createdAt, updatedAt, check, report };
}

function taken({ question }: Authored): AppError {
  return invalid(`you have another question "${question.id}"`, 'question.id');
}

function beingChecked(): AppError {
  return new AppError('checking', 409, 'it is being checked; wait for the result', { retryAfter: 5 });
}
