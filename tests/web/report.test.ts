// The words of report and desk: what happened in plain lines, colour without loss, mistakes in a pasted bank by place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../shared/languages.ts';
import type { RoomEvent } from '../../shared/protocol.ts';
import { readBank } from '../../web/src/desk/bank-text.ts';
import { namer } from '../../web/src/report/event-names.ts';
import { highlight } from '../../web/src/report/highlight.ts';
import { timeline } from '../../web/src/report/timeline.ts';
import { agreement, minutes } from '../../web/src/report/words.ts';

describe('the timeline', () => {
  const names = { seat: (id: string | null) => id ?? 'The API', question: (n: number) => `question ${n}` };
  const base = { at: 0, by: 'Ada', audience: 'room' } as const;
  const run = (n: number, purpose: 'run' | 'submit'): RoomEvent => ({
    ...base,
    n,
    kind: 'run.started',
    run: `run_${n}`,
    purpose,
    language: 'python',
    question: 1,
    source: '',
  });
  const end = {
    reason: 'ok',
    message: '',
    exitCode: 0,
    signal: null,
    wallMs: 1,
    cpuMs: 1,
    memoryKb: 1,
  } as const;

  test('names single events, the end of a run by its beginning', () => {
    const said: RoomEvent = { ...base, n: 3, kind: 'said', text: 'I count the beads', agent: false };
    const stopped = { end: { ...end, truncated: false }, receipt: null, verdict: null };
    const ended: RoomEvent = { ...base, n: 2, kind: 'run.ended', run: 'run_1', ...stopped };
    const named = namer([run(1, 'submit'), ended, said], names);
    expect(named(2)?.text).toBe('Ada submitted question 1');
    expect(named(3)?.text).toBe('Ada: “I count the beads”');
    expect(named(4)).toBe(null);
  });

  test('gathers runs, tells scores, leaves output and chat out', () => {
    const events: RoomEvent[] = [
      run(1, 'run'),
      { ...base, n: 2, kind: 'run.output', run: 'run_1', stream: 'stdout', text: 'hi' },
      run(3, 'run'),
      { ...base, n: 4, kind: 'said', text: 'hello', agent: false },
      run(5, 'submit'),
      {
        ...base,
        n: 6,
        kind: 'run.ended',
        run: 'run_5',
        receipt: null,
        end: { ...end, truncated: false },
        verdict: { status: 'partial', score: 66.6, passed: 2, total: 3 },
      },
      { ...base, n: 7, by: 'Grace', kind: 'hinted', text: 'think of a map', level: 1, cost: 5 },
      { ...base, n: 8, by: null, kind: 'ended', why: 'expired' },
    ];
    expect(timeline(events, names).map(({ text }) => text)).toEqual([
      'Ada ran the code of question 1, 2 times',
      'Ada submitted question 1: 2 of 3 tests passed, score 67',
      'Grace gave a hint (level 1, costs 5): think of a map',
      'Time ran out',
    ]);
  });
});

describe('colour in code', () => {
  test('loses and adds nothing, whatever the text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('"', "'", '`', '#', '//', '/*', '*/', '\\', '\n', '"""'),
    );
    const code = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(code, fc.constantFrom(...languages), (text, language) => {
        expect(
          highlight(text, language)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('knows words, texts, comments and numbers', () => {
    const found = highlight('return "a # b"  # 12\nx1 = 12', 'python').filter(({ kind }) => kind !== 'plain');
    expect(found).toEqual([
      { kind: 'word', text: 'return' },
      { kind: 'text', text: '"a # b"' },
      { kind: 'comment', text: '# 12' },
      { kind: 'number', text: '12' },
    ]);
  });
});

test('a pasted bank: every mistake by its place', () => {
  const problems = (text: string) => {
    const read = readBank(text);
    return read.ok ? [] : read.problems;
  };
  expect(problems('')).toEqual(['Paste a list of questions as JSON.']);
  expect(problems('[{]')[0]).toContain('This is not JSON');
  expect(problems('"text"')[0]).toContain('Give a list of questions');
  expect(problems('[]')[0]).toContain('no question');
  const good = { id: 'say-hello', title: 'Hello', difficulty: 'easy', statement: 'Print it.', kind: 'stdin' };
  const whole = { ...good, tests: [{ stdin: '', stdout: 'hello' }] };
  const found = problems(JSON.stringify([whole, { ...good, tests: [{ stdin: 1, stdout: '' }] }]));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^Question 2, tests\.0\.stdin: /);
  expect(readBank(JSON.stringify({ questions: [whole, { question: whole }] }))).toMatchObject({ ok: true });
});

test('numbers in words', () => {
  expect([minutes(42), minutes(95), minutes(3_900)]).toEqual(['42 s', '2 min', '1 h 5 min']);
  expect([agreement([3, null]), agreement([3, 3]), agreement([3, 4])]).toEqual([
    null,
    'all agree',
    'one step apart',
  ]);
  expect(agreement([1, 4, 2])).toContain('3 steps apart');
});
