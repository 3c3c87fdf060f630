// After the end: a summary for interviewers, by a scripted model with several judgements, or by rules; and no word of it
// for anybody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Script, type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { type Summary, summarySchema } from '../../../shared/summary.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { enter } from '../rooms/person.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';

let model: ScriptedModel;
let candor: TestCandor;
let next: (n: number) => Script = () => ({ status: 500 });
let asked = 0;
beforeAll(async () => {
  model = await startScriptedModel((_, { messages }) =>
    messages[0]?.content.includes('You summarise') ? next(asked++) : { pieces: ['nothing\n'] },
  );
  candor = await startServer({ env: { OPENAI_BASE_URL: model.url }, sandbox: scriptedSandbox() });
});
afterAll(async () => {
  await candor?.close();
  await model?.close();
});

interface Numbers {
  hint: number;
  submit: number;
  said: number;
}
/** A short interview: words, a hint, a submission, the end. */
async function interview(server: TestCandor, tell: (found: Numbers) => void = () => {}) {
  const ask = {
    candidateName: 'Ada Lovelace',
    totalQuestions: 1,
    questionIds: ['photo-row'],
    ai: { spoken: 'Deutsch' },
  };
  const { body } = await server.api('/api/test/start-session', ask);
  const seats = body['seats'] as Record<string, { token: string }>;
  const ada = await enter(server.url, seats['candidate']?.token ?? '');
  const ivo = await enter(server.url, seats['interviewer']?.token ?? '');
  await ada.sync();
  await ivo.sync();
  await ada.say('say', { text: 'I am Ada and I begin at the front.' });
  await ivo.say('say', { text: 'She is slow.', private: true });
  await ivo.say('hint', { text: 'Remember the tallest.', level: 2 });
  await ada.say('submit', { language: 'python', source: 'wrong' });
  await ada.sees('review.ended');
  const id = String(body['sessionId']);
  const numbers = {
    hint: (await ivo.sees('hinted')).n,
    submit: (await ivo.sees('run.ended')).n,
    said: (await ivo.sees('said')).n,
  };
  tell(numbers);
  asked = 0;
  await ivo.say('end', {});
  await ada.sees('ended');
  return { id, ada, ivo, numbers, token: seats['candidate']?.token ?? '' };
}
async function summaryOf(server: TestCandor, id: string): Promise<Summary> {
  return summarySchema.parse((await server.api(`/api/sessions/${id}/report`)).body['summary']);
}
const line = (claim: object) => `${JSON.stringify(claim)}\n`;

test('a model judges several times: the middle and the spread are shown, what names no event is not', async () => {
  const marks = [2, 4, 3];
  let known: Numbers = { hint: 0, submit: 0, said: 0 };
  next = (n) => ({
    pieces: [
      line({ kind: 'moment', n: known.hint, text: 'A hint brought the candidate on.' }),
      line({ kind: 'moment', n: 9_999, text: 'Something that never happened.' }),
      line({
        kind: 'mark',
        skill: 'communication',
        mark: marks[n],
        why: 'Spoke early.',
        events: [known.said],
      }),
      line({ kind: 'mark', skill: 'testing', mark: 4, why: 'Tests all the time.', events: [9_999] }),
      line({ kind: 'open', text: 'Would equal heights hide each other?', events: [known.submit] }),
      line({ kind: 'open', text: 'What of the third run?', events: [9_999] }),
      'The candidate is great, hire!\n',
    ],
  });
  const wait = { timeout: 60_000, interval: 200 };
  const { id, ada, ivo, numbers, token } = await interview(candor, (found) => (known = found));
  try {
    await expect.poll(async () => (await summaryOf(candor, id)).model, wait).toBe('gpt-4o-mini');
    const summary = await summaryOf(candor, id);
    expect(summary.moments).toMatchObject([{ n: numbers.hint, text: 'A hint brought the candidate on.' }]);
    const by = Object.fromEntries(summary.proposals.map((one) => [one.skill, one]));
    expect(by['communication']).toMatchObject({ mark: 3, judgements: [2, 4, 3], events: [numbers.said] });
    expect(by['testing']).toMatchObject({ mark: 1, judgements: [1] }); // by rules: the model's named no event
    expect(summary.open).toEqual([
      { text: 'Would equal heights hide each other?', events: [numbers.submit] },
    ]);
    expect(summary.dropped).toBe(12); // four lines, three times
    expect(summary.note).toMatch(/3 judgements.*12 lines/);
    expect(ada.raw()).not.toContain('summed');
    const events = await candor.api(`/api/sessions/${id}/events`, undefined, { auth: token });
    expect(JSON.stringify(events.body)).not.toMatch(/summed|She is slow/);
    const prompts = model.asked.map(({ messages }) => JSON.stringify(messages));
    const own = prompts.filter((one) => one.includes('You summarise'));
    expect(own).toHaveLength(3);
    for (const prompt of own) {
      expect(prompt).toContain('I am the candidate and I begin at the front.');
      expect(prompt).toContain('in Deutsch.');
      expect(prompt).not.toMatch(/Ada|Lovelace|She is slow/);
    }
  } finally {
    ada.leave();
    ivo.leave();
  }
});

test('a model that is down leaves the rules, which say so', async () => {
  next = () => ({ status: 500 });
  const { id, ada, ivo, numbers } = await interview(candor);
  ada.leave();
  ivo.leave();
  const note = async () => (await summaryOf(candor, id)).note;
  await expect.poll(note, { timeout: 60_000, interval: 200 }).toMatch(/rules: the model did not answer/);
  const summary = await summaryOf(candor, id);
  expect(summary.model).toBeNull();
  expect(summary.moments.map(({ n }) => n)).toContain(numbers.hint);
  const solved = summary.proposals.find(({ skill }) => skill === 'problemSolving');
  expect(solved).toMatchObject({ mark: 1, events: expect.arrayContaining([numbers.submit, numbers.hint]) });
  expect(summary.open[0]?.text).toMatch(/Question 1 .* was not solved/);
  expect(summary.open[0]?.events).toEqual([numbers.submit]);
});

test('without a model the report has a summary by rules', async () => {
  const alone = await startServer({ sandbox: scriptedSandbox() });
  try {
    const { id, ada, ivo } = await interview(alone);
    ada.leave();
    ivo.leave();
    expect(await summaryOf(alone, id)).toMatchObject({ model: null, dropped: 0 });
    expect((await summaryOf(alone, id)).note).toContain('no model was asked');
  } finally {
    await alone.close();
  }
});
