// A recording as the replay rebuilds it: files that come, are renamed and go, the whiteboard, clocks that differ.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { shapesKey } from '../../shared/board.ts';
import { filesKey } from '../../shared/code-files.ts';
import type { Move } from '../../shared/replay/cursors.ts';
import { createReader, type Recording } from '../../shared/replay/recording.ts';
import { tellStory } from '../../web/src/replay/story.ts';

const start = 1_700_000_000_000;

/** Records what `happens` writes; each change is one edit, `at` milliseconds after the start. `moves`: of Ada's cursor. */
function record(
  happens: (code: Y.Doc, board: Y.Doc, clock: { at: number; by: string | null }) => void,
  moves: Move[] = [],
): Recording {
  const reader = createReader();
  const clock = { at: 0, by: 'seat_a' as string | null };
  let edits = 0;
  const header = {
    kind: 'session',
    format: 'candor-recording',
    version: 2,
    madeAt: start,
    audience: 'interviewers',
    session: {
      id: 'test_1',
      candidateName: 'Ada',
      difficulty: 'easy',
      language: 'python',
      languages: ['python'],
      startedAt: start,
      endedAt: null,
      questions: [],
    },
    seats: [{ id: 'seat_a', role: 'candidate', name: 'Ada' }],
  };
  reader.line(JSON.stringify(header));
  const [code, board] = [new Y.Doc(), new Y.Doc()];
  for (const [doc, of] of [['code', code] as const, ['board', board] as const])
    of.on('update', (update) => {
      edits += 1;
      const line = { kind: 'edits', doc, by: clock.by, at: start + clock.at };
      reader.line(JSON.stringify({ ...line, edits: [[0, Buffer.from(update).toString('base64')]] }));
    });
  happens(code, board, clock);
  reader.line(JSON.stringify({ kind: 'cursors', by: 'seat_a', at: start, moves }));
  reader.line(JSON.stringify({ kind: 'end', edits, events: 0, moves: moves.length }));
  return reader.done();
}

describe('a story', () => {
  test('has the files of each moment, by the names of that moment', async () => {
    const story = await tellStory(
      record((code) => {
        code.getText('q1/python').insert(0, 'import util\n');
        code.getMap(filesKey).set('q1/python/util.py', { name: 'util.py', at: 1 });
        code.getText('q1/python/util.py').insert(0, 'x = 1\n');
        code.getMap(filesKey).set('q1/python/util.py', { name: 'tools.py', at: 1 });
        code.getMap(filesKey).delete('q1/python/util.py');
      }),
    );
    expect([...story.filesAfter(1)]).toEqual([]);
    expect([...story.filesAfter(3)]).toEqual([['q1/python/util.py', 'util.py']]);
    expect([...story.filesAfter(4)]).toEqual([['q1/python/util.py', 'tools.py']]);
    expect([...story.filesAfter(5)]).toEqual([]);
    expect(story.textAfter(4, 'q1/python/util.py')).toBe('x = 1\n');
    expect(story.texts).toEqual([
      { key: 'q1/python', from: 0 },
      { key: 'q1/python/util.py', from: 2 },
    ]);
    expect(story.followed).toEqual([
      'q1/python',
      'q1/python',
      'q1/python/util.py',
      'q1/python/util.py',
      'q1/python/util.py',
    ]);
    story.close();
  });

  test('has the cursors of each moment, before the characters where they were put', async () => {
    const key = 'q1/python';
    const moves: Move[] = [
      [10, [key, [7, 1]]],
      [20, [key, [7, 3], [7, 1]]],
      [25, [key, [7, 99]]], // of an edit that is not there
      [30, [key, null]],
      [40, null],
    ];
    const recording = record((code, _, clock) => {
      code.clientID = 7;
      code.getText(key).insert(0, 'abcd');
      code.getText(key).insert(0, '>>');
      clock.at = 13;
      code.getText(key).delete(4, 1);
    }, moves);
    expect(recording.whole).toBe(true);
    const story = await tellStory(recording);
    const placesAt = (at: number, count: number) =>
      story.peopleAt(start + at, count).map(({ head, anchor }) => [head, anchor]);
    expect(placesAt(9, 3)).toEqual([]);
    expect([1, 2, 3].flatMap((count) => placesAt(10, count))).toEqual([[1, 1], [3, 3], [3, 3]]); // prettier-ignore
    expect([placesAt(20, 1), placesAt(24, 3)]).toEqual([[[3, 1]], [[4, 3]]]);
    expect([placesAt(27, 3), placesAt(30, 3), placesAt(40, 3)]).toEqual([[], [[5, 5]], []]);
    expect(story.peopleAt(start + 10, 0)).toEqual([]); // it was not written yet
    const movedAt = (at: number) => story.peopleAt(start + at, 3).map((one) => one.movedAt - start);
    expect([12, 18, 24].flatMap(movedAt)).toEqual([10, 13, 20]); // by typing too
    story.close();
  });

  test('has the shapes of each moment', async () => {
    const fields = {
      kind: 'ellipse',
      x: 5,
      y: 5,
      w: 90,
      h: 40,
      colour: 'red',
      text: 'queue',
      order: 1,
      points: [],
    };
    const story = await tellStory(
      record((_, board, clock) => {
        const shapes = board.getMap<Y.Map<unknown>>(shapesKey);
        shapes.set('s', new Y.Map(Object.entries(fields)));
        clock.at = 5_000;
        shapes.get('s')?.set('x', 300);
        shapes.delete('s');
      }),
    );
    expect(story.shapesAfter(1)).toMatchObject([{ id: 's', x: 5, text: 'queue' }]);
    expect(story.shapesAfter(2)).toMatchObject([{ id: 's', x: 300 }]);
    expect(story.shapesAfter(3)).toEqual([]);
    expect([story.start, story.end]).toEqual([start, start + 5_000]);
    story.close();
  });

  test('keeps the order of storing where two clocks differ, and counts a later edit never as an earlier moment', async () => {
    const story = await tellStory(
      record((code, _, clock) => {
        const text = code.getText('q1/python');
        for (const [at, letter] of [
          [100, 'a'],
          [90, 'b'],
          [110, 'c'],
        ] as const) {
          clock.at = at;
          text.insert(text.length, letter);
        }
      }),
    );
    expect(story.code.times.map((at) => at - start)).toEqual([100, 100, 110]);
    expect([1, 2, 3].map((count) => story.textAfter(count, 'q1/python'))).toEqual(['a', 'ab', 'abc']);
    expect(story.broken).toBe(0);
    story.close();
  });

  test('of many edits is the same from whatever side a moment is reached', async () => {
    const story = await tellStory(
      record((code) => {
        const text = code.getText('q1/python');
        for (let i = 0; i < 4_500; i++)
          if (i % 5 === 4) text.delete(text.length - 1, 1);
          else text.insert(text.length, String(i % 10));
      }),
    );
    const lengths = [4_500, 3, 4_001, 2_000, 1_999, 4_500].map((n) => story.textAfter(n, 'q1/python').length);
    expect(lengths).toEqual([2_700, 3, 2_401, 1_200, 1_201, 2_700]);
    story.close();
  });
});
