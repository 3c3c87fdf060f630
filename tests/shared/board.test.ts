// The whiteboard's shapes by themselves: what is let in, their order, a hand's path, the words, and the file.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boardSize,
  frameOf,
  inOrder,
  movedBy,
  parseShape,
  pointLimit,
  type Shape,
  shapeKinds,
  shapeLimit,
  sizedTo,
  stepOrder,
  textLimit,
} from '../../shared/board.ts';
import { svgFile } from '../../shared/board-drawing.ts';
import { freehand } from '../../shared/board-freehand.ts';
import { whatItIs, whereItIs } from '../../shared/board-words.ts';

const plain: Shape = {
  id: 'a',
  kind: 'rectangle',
  x: 100,
  y: 100,
  w: 200,
  h: 120,
  colour: 'ink',
  text: '',
  order: 1,
  points: [],
};
const shape = (fields: Partial<Shape>): Shape => ({ ...plain, ...fields });
const number = (most: number) => fc.integer({ min: -most, max: most });

describe('what another browser wrote', () => {
  test('is taken when it is a shape', () => {
    const { id, ...fields } = plain;
    expect(parseShape(id, { ...fields, more: 'from a later version' })).toEqual(plain);
  });

  test.each([
    ['no object', 7],
    ['an unknown kind', { ...plain, kind: 'script' }],
    ['a colour that is a style', { ...plain, colour: 'url(#x)' }],
    ['a place far off', { ...plain, x: 1e9 }],
    ['no number', { ...plain, w: Number.NaN }],
    ['an endless order', { ...plain, order: Infinity }],
    ['a long text', { ...plain, text: 'x'.repeat(textLimit + 1) }],
    ['too many points', { ...plain, points: Array.from({ length: pointLimit + 2 }, () => 1) }],
  ])('is left out when it has %s', (_what, value) => expect(parseShape('a', value)).toBeNull());

  test('no more than the limit is drawn', () => {
    const many = Array.from({ length: shapeLimit + 5 }, (_, n) => shape({ id: `s${n}`, order: n }));
    expect(inOrder(many)).toHaveLength(shapeLimit);
  });
});

describe('order', () => {
  test('any steps, from any orders, move one shape by one place and no other against another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0, 1, 1 + Number.EPSILON, 2), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.constantFrom(1 as const, -1 as const)), { maxLength: 80 }),
        (orders, steps) => {
          let shapes = inOrder(orders.map((order, n) => shape({ id: `s${n}`, order })));
          for (const [n, step] of steps) {
            const before = shapes.map((one) => one.id);
            const at = n % before.length;
            const id = before[at] ?? '';
            const changed = stepOrder(shapes, id, step);
            shapes = inOrder(shapes.map((one) => ({ ...one, order: changed.get(one.id) ?? one.order })));
            const to = Math.max(0, Math.min(before.length - 1, at + step));
            before.splice(at, 1);
            before.splice(to, 0, id);
            expect(shapes.map((one) => one.id)).toEqual(before);
          }
        },
      ),
    );
  });
});

test('whatever is moved or resized stays on the board', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...shapeKinds),
      fc.record({ x: fc.nat(1400), y: fc.nat(800), w: fc.integer({ min: 10, max: 200 }), h: fc.nat(200) }),
      number(5_000),
      number(5_000),
      (kind, place, dx, dy) => {
        const before = shape({ kind, ...place, text: 'some words' });
        const ends = [{ ...before, ...movedBy(before, dx, dy) }];
        if (kind !== 'text') ends.push({ ...before, ...sizedTo(before, before.w + dx, before.h + dy) });
        for (const { x, y, w, h } of ends.map(frameOf)) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(boardSize.width);
          expect(y + h).toBeLessThanOrEqual(boardSize.height);
        }
      },
    ),
  );
});

test('a path of any hand becomes few points that a reader accepts', () => {
  const point = fc.record({ x: fc.nat(boardSize.width), y: fc.nat(boardSize.height) });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 1_500 }), (path) => {
      const made = shape({ kind: 'freehand', ...freehand(path) });
      expect(made.points.length).toBeLessThanOrEqual(pointLimit);
      expect(parseShape('a', made)).toEqual(made);
    }),
    { numRuns: 30 },
  );
  expect(freehand([0, 1, 2, 3].map((n) => ({ x: n * 10, y: n * 5 }))).points).toEqual([0, 0, 30, 15]);
});

describe('in words', () => {
  const client = shape({ id: 'c', text: 'Client', x: 100, y: 100 });
  const server = shape({ id: 's', text: 'Load\nbalancer', x: 800, y: 100, kind: 'ellipse' });
  const arrow = shape({ id: 'x', kind: 'arrow', x: 310, y: 160, w: 480, h: 0 });

  test('a shape is its kind, its text and its part of the board', () => {
    expect(whatItIs(server)).toBe('Ellipse: Load balancer');
    expect(whereItIs(client, [client])).toBe('upper left');
    expect(whereItIs(shape({ x: 700, y: 440 }), [])).toBe('centre');
  });

  test('an arrow says what it joins', () => {
    const all = [client, server, arrow];
    expect(whereItIs(arrow, all)).toBe('from Client to Load balancer');
    expect(whereItIs({ ...arrow, w: 100, h: 700 }, all)).toBe('from Client to lower left');
  });
});

describe('the SVG file', () => {
  test('holds every shape, cut to what is drawn', () => {
    const { text, width, height } = svgFile([plain, shape({ kind: 'arrow', w: -50, h: -50 })]);
    expect(text.match(/<path /g)).toHaveLength(2);
    expect([width, height]).toEqual([250 + 48, 170 + 48]);
  });

  test('a text is text, never markup', () => {
    const { text } = svgFile([shape({ w: 1_000, text: '<script>alert(1)</script> & \u0000\ud800]]>' })]);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;');
  });

  test('an empty board is a white sheet', () => {
    expect(svgFile([]).text).toMatch(/^<svg .*fill="#ffffff".*<\/svg>\n$/);
  });
});
