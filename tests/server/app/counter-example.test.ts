// A wrong solution is submitted: the interviewers are shown a small input that breaks it, and nobody else is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestCandor } from '../../support/server.ts';
import { enter } from '../rooms/person.ts';

let candor: TestCandor;
beforeAll(async () => {
  candor = await startServer();
});
afterAll(async () => await candor?.close());

const wrong = `def visibleFaces(heights):
    return [i for i, h in enumerate(heights) if i == 0 or h > heights[i - 1]]
`;
const right = `def visibleFaces(heights):
    seen, best = [], 0
    for i, h in enumerate(heights):
        if h > best:
            seen.append(i)
            best = h
    return seen
`;

test(
  'a failed submission is followed by the smallest input that breaks it',
  { timeout: 240_000 },
  async () => {
    const ask = { candidateName: 'Ada', language: 'python', totalQuestions: 1, questionIds: ['photo-row'] };
    const { body } = await candor.api('/api/test/start-session', ask);
    const seats = body['seats'] as Record<string, { token: string }>;
    const ada = await enter(candor.url, seats['candidate']?.token ?? '');
    const ivo = await enter(candor.url, seats['interviewer']?.token ?? '');
    try {
      await ada.sync();
      await ivo.sync();
      const submit = (code: string) =>
        candor.api('/api/test/submit-code', { sessionId: body['sessionId'], code, questionNumber: 1 });
      // Every input breaks this one: nothing is searched, or it would be found first.
      expect((await submit(`${right}    return )`)).body).toMatchObject({ analysis: { status: 'error' } });
      expect((await submit(wrong)).body).toMatchObject({ analysis: { status: 'partial' } });
      const seen = () => ivo.events.filter(({ kind }) => kind === 'countered');
      await expect.poll(seen, { timeout: 180_000, interval: 250 }).toHaveLength(1);
      const run = Object.values(ivo.room().runs).at(-1);
      const counter = ivo.room().counters[run?.id ?? ''];
      expect(counter).toMatchObject({ reason: 'ok', message: '', question: 1, audience: 'interviewers' });
      expect(counter?.size).toBeLessThanOrEqual(4); // three suffice: a tall one, a small one, one in between
      expect(counter?.input).toMatch(/^heights = \[\d+, /);
      expect(counter?.actual).not.toBe(counter?.expected);
      // Granted as a hint, it is everybody's.
      const text = `Try ${counter?.input ?? ''}`;
      await ivo.say('hint', { text, level: 3 });
      await ada.sees('hinted', (event) => event.text === text);
      expect(ada.raw()).not.toContain('countered');
      expect((await submit(right)).body).toMatchObject({ analysis: { status: 'correct' } });
      await ivo.sees('review.ended', ({ review }) => ivo.room().reviews[review]?.run !== run?.id);
      expect(seen()).toHaveLength(1);
    } finally {
      ada.leave();
      ivo.leave();
    }
  },
);
