// The part of the stores' contract that is about written questions: drafts, the queue of checks, versions, drawing.
import { expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { createQuestionChecks } from '../../../server/db/question-checks.ts';
import { createQuestionVersions } from '../../../server/db/question-versions.ts';
import { createQuestions } from '../../../server/db/questions.ts';
import { authoredSchema } from '../../../shared/authored.ts';

const minute = 60_000; // ms
const draft = (id: string, more: object = {}) =>
  authoredSchema.parse({
    question: {
      id,
      title: `The ${id}`,
      difficulty: 'easy',
      tags: ['one', 'two'],
      languages: ['python'],
      statement: 'Print x.',
      kind: 'stdin',
      tests: [{ stdin: '', stdout: 'x' }],
      ...more,
    },
    solution: { python: 'print("x")' },
  });
const good = { ok: true, findings: [], runs: [], checkedAt: 5_000 };

export function questionStores(db: () => Database): void {
  const place = { owner: 'key_q', recruiterId: null, isPrivate: true, at: 1_000 };

  test('a draft is stored once, replaced, searched, and not changed while it is checked', async () => {
    const drafts = createQuestions(db());
    const made = await drafts.insert({ ...place, id: 'q-1', draft: draft('apple') });
    expect(made).toMatchObject({ state: 'draft', version: null, report: null, title: 'The apple' });
    expect(await drafts.insert({ ...place, id: 'q-2', draft: draft('apple') })).toBeNull();
    const other = { ...place, recruiterId: 'r1' };
    expect(await drafts.insert({ ...other, id: 'q-2', draft: draft('apple') })).not.toBeNull();
    expect((await drafts.findSlug('key_q', 'r1', 'apple'))?.id).toBe('q-2');
    await drafts.insert({ ...place, id: 'q-3', draft: draft('100%_pear'.replace(/\W|_/g, '-')) });
    expect(await drafts.replace('q-3', { draft: draft('apple'), at: 2_000 })).toBe('taken');
    expect(await drafts.replace('q-3', { draft: draft('pear'), at: 2_000 })).toMatchObject({
      updatedAt: 2_000,
    });
    const found = async (ask: object) =>
      (await drafts.search({ owner: 'key_q', limit: 9, ...ask })).map(({ id }) => id);
    expect(await found({})).toEqual(['q-1', 'q-2', 'q-3']);
    expect(await found({ words: 'APPLE', tag: 'two', after: 'q-1' })).toEqual(['q-2']);
    expect(await found({ words: '%' })).toEqual([]);
    expect(await found({ owner: 'key_other' })).toEqual([]);
    await createQuestionChecks(db()).ask('q-3', 'check', 1_000);
    expect(await drafts.replace('q-3', { draft: draft('plum'), at: 3_000 })).toBeNull();
    expect(await drafts.remove('q-3')).toBe(true);
    expect(await drafts.find('q-3')).toBeNull();
  });

  test('a check is claimed by one node at a time, and taken over when its node died', async () => {
    const [drafts, checks] = [createQuestions(db()), createQuestionChecks(db())];
    await drafts.insert({ ...place, id: 'q-4', draft: draft('fig') });
    expect(await checks.ask('q-4', 'publish', 1_000)).toMatchObject({ state: 'checking' });
    expect(await checks.ask('q-4', 'publish', 1_000)).toBeNull();
    expect(await checks.waiting('key_q')).toEqual({ own: 1, all: 1 });
    const claims = await Promise.all([1, 2, 3].map(() => checks.claim(2_000, 2_000 + minute)));
    const [dead, ...none] = claims.filter((one) => one !== null);
    expect([dead?.id, dead?.tries, none]).toEqual(['q-4', 1, []]);
    expect(await checks.step(dead!, { done: 1, total: 2, until: 3_000 + minute })).toBe(true);
    expect((await drafts.find('q-4'))?.check).toEqual({ purpose: 'publish', done: 1, total: 2 });
    const heir = await checks.claim(4_000 + minute, 4_000 + 2 * minute);
    expect(heir?.tries).toBe(2);
    expect(await checks.step(dead!, { done: 2, total: 2, until: 9_000 + minute })).toBe(false);
    expect(await checks.finish(dead!, good)).toBe(false);
    expect(await checks.finish(heir!, { ...good, ok: false })).toBe(true);
    expect(await drafts.find('q-4')).toMatchObject({ state: 'refused', version: null, check: null });
  });

  test('versions stay as they were published, and are drawn by language, tag and owner', async () => {
    const [drafts, checks] = [createQuestions(db()), createQuestionChecks(db())];
    const versions = createQuestionVersions(db());
    const publish = async (id: string, of = draft('date')) => {
      await drafts.replace(id, { draft: of, at: 1_000 });
      await checks.ask(id, 'publish', 1_000);
      const claimed = await checks.claim(1_000, 9_000);
      expect(claimed?.id).toBe(id);
      await checks.finish(claimed!, good);
    };
    await drafts.insert({ ...place, id: 'q-5', draft: draft('date') });
    await publish('q-5');
    await publish('q-5', draft('date', { title: 'Second' }));
    expect(await drafts.find('q-5')).toMatchObject({ state: 'published', version: 2 });
    expect(await versions.list('q-5', 9)).toEqual([
      { version: 2, title: 'Second', publishedAt: 5_000 },
      { version: 1, title: 'The date', publishedAt: 5_000 },
    ]);
    expect((await versions.find('q-5', 1))?.authored.question.title).toBe('The date');
    expect(await versions.find('q-5', 3)).toBeNull();
    const draw = (ask: object) =>
      versions.draw({ owner: 'key_q', language: 'python', tags: [], each: 5, ...ask });
    expect(await draw({})).toEqual([{ id: 'q-5', version: 2 }]);
    expect(await draw({ tags: ['none', 'two'] })).toEqual([{ id: 'q-5', version: 2 }]);
    expect([await draw({ tags: ['none'] }), await draw({ language: 'go' })]).toEqual([[], []]);
    expect(await draw({ owner: 'key_other' })).toEqual([]);
  });
}
