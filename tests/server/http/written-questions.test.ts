// A question's way from a draft to an interview: refused with what is wrong and where, mended, published, versioned, moved.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';
import { newDraft } from './targets.ts';

let host: Host;
let author: string; // a key
let other: string;
const generous = { general: 10_000, execution: 10_000, sessions: 10_000 };
const wait = { timeout: 150_000, interval: 200 };
beforeAll(async () => {
  host = await openHost();
  author = await host.key(['questions', 'sessions'], generous);
  other = await host.key(['questions', 'sessions'], generous);
});
afterAll(async () => {
  await host?.close();
});

const good = {
  question: {
    id: 'largest-gap',
    title: 'Largest gap',
    difficulty: 'medium',
    tags: ['lists', 'gaps'],
    statement:
      'The largest difference of neighbours in `marks`; 0 where there are none.\n\n' +
      '**Example 1**\n\n```text\nInput: marks = [1, 4, 6]\nOutput: 3\n```\n',
    languages: ['python', 'javascript'],
    kind: 'function',
    signature: { name: 'gap', params: [{ name: 'marks', type: { list: 'int' } }], returns: 'int' },
    tests: [
      { name: 'rising', args: [[1, 4, 6]], expected: 3 },
      { name: 'none', args: [[]], expected: 0, hidden: true },
      { name: 'falling', args: [[9, 2]], expected: 7, hidden: true },
    ],
  },
  solution: {
    python: 'def gap(marks):\n    return max((abs(a - b) for a, b in zip(marks, marks[1:])), default=0)\n',
    javascript:
      'function gap(marks) {\n  return marks.slice(1).reduce((most, m, i) => Math.max(most, Math.abs(m - marks[i])), 0);\n}\n',
  },
  wrong: [
    {
      name: 'rising-only',
      language: 'python',
      source: 'def gap(marks):\n    return max([b - a for a, b in zip(marks, marks[1:])] + [0])\n',
      why: 'forgets that marks may fall',
      fails: ['falling'],
    },
  ],
};

const path = (id: string, rest = '') => `/api/questions/${id}${rest}`;
async function create(draft: object, key = author): Promise<string> {
  return bodyOf(operations.createQuestion, await host.call('POST', '/api/questions', draft, key)).id;
}
async function state(id: string) {
  return bodyOf(operations.questionState, await host.call('GET', path(id, '/state'), undefined, author));
}
/** Asks for it, and waits for its end. */
async function run(id: string, what: 'check' | 'publish') {
  const asked = await host.call('POST', path(id, `/${what}`), undefined, author);
  expect(bodyOf(operations.publishQuestion, asked).state).toBe('checking');
  await expect.poll(async () => (await state(id)).state, wait).not.toBe('checking');
  return state(id);
}

test('what is wrong is named by its place; mended, it is published and stays as it is', async () => {
  const { question, solution, wrong } = good;
  const id = await create({
    question: {
      ...question,
      statement: question.statement.replace('Output: 3', 'Output: 5'),
      tests: question.tests.with(1, { name: 'none', args: [[]], expected: 1, hidden: true }),
      starter: { python: solution.python },
    },
    solution,
    wrong: [
      ...wrong,
      { name: 'right', language: 'javascript', source: solution.javascript, fails: ['none'] },
    ],
  });
  const refused = await run(id, 'publish');
  expect([refused.state, refused.version, refused.report?.ok]).toEqual(['refused', null, false]);
  const fields = refused.report?.findings.filter(({ severity }) => severity === 'error').map((f) => f.field);
  expect(new Set(fields)).toEqual(
    new Set(['solution.python', 'solution.javascript', 'question.statement', 'question.tests.1.expected']),
  );
  const start = { candidateName: 'Ada', totalQuestions: 1, questionIds: [id] };
  const early = await host.call('POST', '/api/test/start-session', start, author);
  expect([early.status, codeOf(early)]).toEqual([400, 'invalid']);

  bodyOf(operations.updateQuestion, await host.call('PUT', path(id), good, author));
  const published = await run(id, 'publish');
  expect(published.report?.findings).toEqual([]);
  expect([published.state, published.version]).toEqual(['published', 1]);
  expect(published.report?.runs.map(({ what, language, passed }) => [what, language, passed])).toEqual([
    ['reference', 'python', 3],
    ['reference', 'javascript', 3],
    ['wrong', 'python', 2],
  ]);
  const same = await host.call('POST', path(id, '/publish'), undefined, author);
  expect([same.status, codeOf(same)]).toEqual([409, 'unchanged']);

  const first = await host.start(start, author);
  expect(first.question).toMatchObject({ id, title: 'Largest gap', hiddenTests: 2 });
  const changed = { ...good, question: { ...question, title: 'Widest gap' } };
  bodyOf(operations.updateQuestion, await host.call('PUT', path(id), changed, author));
  expect((await host.start(start, author)).question.title).toBe('Largest gap');
  expect((await run(id, 'publish')).version).toBe(2);
  const versions = await host.call('GET', path(id, '/versions'), undefined, author);
  expect(bodyOf(operations.questionVersions, versions).versions.map((v) => [v.version, v.title])).toEqual([
    [2, 'Widest gap'],
    [1, 'Largest gap'],
  ]);
  const old = await host.call('GET', path(id, '/source?version=1'), undefined, author);
  expect(bodyOf(operations.questionSource, old).authored.question.title).toBe('Largest gap');
  expect((await host.start(start, author)).question.title).toBe('Widest gap');
  const session = await host.call('GET', `/api/sessions/${first.sessionId}`, undefined, author);
  expect(JSON.stringify(session.body)).toContain('Largest gap');
}, 400_000);

test('what reading alone shows is told without running anything; wrong and starter code are held to it', async () => {
  const { question, solution, wrong } = good;
  const id = await create({
    question: {
      ...question,
      id: 'unread',
      languages: ['python', 'go'],
      tests: [
        ...question.tests.slice(0, 2),
        { name: 'falling', args: [['9', 2]], expected: 7, hidden: true },
      ],
    },
    solution: { python: solution.python },
    wrong: [{ ...wrong[0], fails: ['no such test'] }],
  });
  const read = await run(id, 'check');
  expect([read.state, read.report?.runs]).toEqual(['draft', []]);
  const told = read.report?.findings.map(({ field }) => field);
  expect(told).toEqual(['question.tests.2.args.0', 'wrong.0.fails.0', 'solution.go']);

  const loose = {
    question: { ...question, id: 'unread', languages: ['python'], starter: { python: solution.python } },
    solution: { python: solution.python },
    wrong: [
      { name: 'is right', language: 'python', source: solution.python },
      { ...wrong[0], fails: ['rising'] },
    ],
  };
  bodyOf(operations.updateQuestion, await host.call('PUT', path(id), loose, author));
  const ran = await run(id, 'check');
  expect(ran.report?.findings.map(({ field }) => field)).toEqual([
    'question.starter.python',
    'wrong.0',
    'wrong.1.fails',
  ]);
}, 300_000);

test('search finds by tag, difficulty and words; a private question is seen by its owner alone', async () => {
  const rare = `rare-${Date.now()}`;
  const draft = (id: string) => ({
    ...good,
    question: { ...good.question, id, title: `${id} gap`, tags: [rare] },
  });
  const id = await create(draft('hidden-one'));
  const found = async (query: string, key: string) =>
    bodyOf(
      operations.listQuestions,
      await host.call('GET', `/api/questions?${query}`, undefined, key),
    ).questions.map((one) => one.id);
  expect(await found(`tag=${rare}`, author)).toEqual([id]);
  expect(await found(`tag=${rare}`, other)).toEqual([]);
  expect(await found('words=HIDDEN-ONE&difficulty=medium', author)).toEqual([id]);
  expect(await found('words=hidden-one&difficulty=hard', author)).toEqual([]);
  expect(await found('words=stair&source=built-in', other)).toEqual(['stair-tolls']);
  for (const [method, rest] of [
    ['GET', '/state'],
    ['GET', '/source'],
    ['POST', '/publish'],
    ['DELETE', ''],
  ] as const)
    expect((await host.call(method, path(id, rest), undefined, other)).status).toBe(404);
  const twice = await host.call('POST', '/api/questions', draft('hidden-one'), author);
  expect(twice.body).toMatchObject({ error: 'invalid', field: 'question.id' });

  const pages = z.object({ questions: z.array(z.object({ id: z.string() })), next: z.string().nullable() });
  const more = await create(draft('hidden-two'));
  const at = async (query: string) =>
    pages.parse(
      (await host.call('GET', `/api/questions?tag=${rare}&limit=1${query}`, undefined, author)).body,
    );
  const one = await at('');
  const two = await at(`&cursor=${one.next ?? ''}`);
  expect([...one.questions, ...two.questions].map((q) => q.id)).toEqual([id, more].toSorted());
  expect(two.next).toBeNull();
  expect((await host.call('DELETE', path(more), undefined, author)).status).toBe(200);
});

test('interviews draw published questions by rule, a public one by any key, none of them twice', async () => {
  const drawn = newDraft();
  const question = { ...drawn.question, tags: ['only-here'] };
  const id = await create({ ...drawn, question, isPrivate: false });
  expect((await run(id, 'publish')).version).toBe(1);
  const rule = { questionSource: 'written', language: 'python', totalQuestions: 1, difficulty: 'easy' };
  expect((await host.start(rule, other)).question.id).toBe(id);
  const both = { ...rule, questionIds: [id], totalQuestions: 2 };
  const answer = await host.call('POST', '/api/test/start-session', { candidateName: 'Ada', ...both }, other);
  expect(answer.body).toMatchObject({ error: 'invalid', field: 'totalQuestions' }); // it is the only one
  const named = { ...both, questionSource: 'built-in', questionIds: [id, id], tags: ['only-here'] };
  const again = await host.call('POST', '/api/test/start-session', { candidateName: 'Ada', ...named }, other);
  expect(again.body).toMatchObject({ error: 'invalid', field: 'totalQuestions' });
  const go = await host.call(
    'POST',
    '/api/test/start-session',
    { candidateName: 'A', ...rule, language: 'go' },
    other,
  );
  expect(go.body).toMatchObject({ error: 'invalid', field: 'totalQuestions' }); // not offered in Go
}, 200_000);
