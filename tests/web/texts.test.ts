// Texts that travel: differences are shown whole, notes merge, pastes are told apart, names cannot become style rules.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cssString } from '../../web/src/editor/cursors.ts';
import { change, moved } from '../../web/src/editor/plain.ts';
import { diff } from '../../web/src/lib/diff.ts';
import { createLine, textAfter } from '../../web/src/room/terminal.ts';
import { isInside } from '../../web/src/room/watch.ts';

const joined = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('');
const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '1', '[', ',', 'é', '🙂'),
  maxLength: 60,
});

describe('differences between expected and actual', () => {
  test('mark the word that differs', () => {
    const { left, right } = diff('[1, 2, 3]', '[1, 5, 3]');
    expect(left.filter((piece) => !piece.same)).toEqual([{ text: '2', same: false }]);
    expect(right.filter((piece) => !piece.same)).toEqual([{ text: '5', same: false }]);
  });
  test('never lose or invent a character, and agree on what is the same', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { left, right } = diff(a, b);
        expect(joined(left)).toBe(a);
        expect(joined(right)).toBe(b);
        const same = (pieces: typeof left) => joined(pieces.filter((piece) => piece.same));
        expect(same(left)).toBe(same(right));
      }),
    );
  });
  test('of huge texts are found by head and tail', () => {
    const a = 'x '.repeat(5_000);
    const { left, right } = diff(`${a}1`, `${a}2`);
    expect([joined(left), joined(right)]).toEqual([`${a}1`, `${a}2`]);
    expect(right.at(-1)).toEqual({ text: '2', same: false });
  });
});

describe('a plain field on a shared text', () => {
  test('the one edit found turns before into after', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const shared = new Y.Doc().getText('notes');
        shared.insert(0, before);
        const edit = change(before, after);
        if (edit.remove > 0) shared.delete(edit.at, edit.remove);
        if (edit.insert !== '') shared.insert(edit.at, edit.insert);
        expect(shared.toJSON()).toBe(after);
      }),
    );
  });
  test('the caret stays at its character when somebody else writes', () => {
    expect(moved(5, { at: 0, remove: 0, insert: 'abc' })).toBe(8);
    expect(moved(5, { at: 9, remove: 2, insert: 'x' })).toBe(5);
    expect(moved(5, { at: 3, remove: 4, insert: '' })).toBe(3);
  });
});

test('a paste is from inside when it was copied here, spaces aside', () => {
  const copied = ['def f(x):\n    return x + 1\n'];
  expect(isInside('return x + 1', copied)).toBe(true);
  expect(isInside('def f(x):\n\treturn x + 1', copied)).toBe(true);
  expect(isInside('return x + 2', copied)).toBe(false);
});

test('a name cannot break out of its style rule', () => {
  const made = cssString('a"; } * { background: url(//x) } \\\n</style>');
  expect(made).toMatch(/^"[^"]*"$/);
  expect(made.slice(1, -1)).not.toMatch(/[;{}()<>\n/]/);
  expect(cssString('Ada Byron')).toBe('"Ada Byron"');
});

test('the terminal gathers a line, edits it, and steps aside for output', () => {
  const screen: string[] = [];
  const sent: [string, boolean][] = [];
  const line = createLine({
    write: (chars) => void screen.push(chars),
    send: (chars, end) => void sent.push([chars, end]),
  });
  line.type('Adx');
  line.type('\x7f');
  line.type('\x1b[A'); // an arrow means nothing
  line.around(() => screen.push('<out>'));
  line.type('a\r');
  line.type('\x04');
  expect(sent).toEqual([
    ['Ada\n', false],
    ['', true],
  ]);
  expect(screen.join('')).toContain('\b \b\b \b<out>Ad');
});

test('a flood is one text for each drawing, coloured by its stream, and begins behind what was drawn', () => {
  const chunk = (n: number, stream: 'stdout' | 'stderr' | 'stdin', text: string) => ({
    n,
    at: n,
    stream,
    text,
  });
  const output = [chunk(3, 'stdout', 'a\n'), chunk(5, 'stderr', 'b\n'), chunk(9, 'stdin', 'c\n')];
  expect(textAfter(output, 0)).toBe('a\n\x1b[31mb\n\x1b[39m\x1b[36mc\n\x1b[39m');
  expect(textAfter(output, 5)).toBe('\x1b[36mc\n\x1b[39m');
  expect(textAfter(output, 9)).toBe('');
  expect(textAfter([], 0)).toBe('');
});
