// Written questions as interviews use them: the newest published version, where the caller may use it. Knows no drafts.
import type { Language } from '../../shared/languages.ts';
import type { StoredQuestion } from '../../shared/session.ts';
import { holderOf, mayWrite } from './bank-owner.ts';
import type { Caller } from './credentials.ts';
import type { WrittenQuestions } from './parts.ts';

type Versions = Pick<WrittenQuestions, 'versions'>;

/** Null: no such question, nothing of it is published, or it is private to somebody else. */
export async function publishedQuestion(
  written: Versions & Pick<WrittenQuestions, 'drafts'>,
  caller: Caller,
  id: string,
): Promise<StoredQuestion | null> {
  const held = await written.drafts.find(id);
  if (held?.version == null || (held.isPrivate && !mayWrite(held.owner, caller))) return null;
  return ofVersion(written, id, held.version);
}

/** Some that fit, by chance; enough of each difficulty to choose `count` from. */
export async function drawQuestions(
  written: Versions,
  caller: Caller,
  ask: { language: Language; tags: string[]; count: number },
): Promise<StoredQuestion[]> {
  const { language, tags, count } = ask;
  const drawn = await written.versions.draw({ owner: holderOf(caller), language, tags, each: count });
  const found = await Promise.all(drawn.map(({ id, version }) => ofVersion(written, id, version)));
  return found.filter((one) => one !== null);
}

/** Its id is the stored one, so that results lead back to it; the version goes with it. */
async function ofVersion(
  { versions }: Versions,
  id: string,
  version: number,
): Promise<StoredQuestion | null> {
  const found = await versions.find(id, version);
  if (!found) return null;
  const { question, solution } = found.authored;
  return { question: { ...question, id }, solution, version };
}
