// The whiteboard in words, for those who read it instead of seeing it: what a shape is, where it lies, what it joins. Pure.
import { boardSize, frameOf, type Shape, type ShapeFields, type ShapeKind } from './board.ts';
import { inEnglish, type Say } from './say.ts';

export const kindNames = {
  rectangle: 'Rectangle',
  ellipse: 'Ellipse',
  arrow: 'Arrow',
  line: 'Line',
  text: 'Text',
  freehand: 'Drawing',
} as const satisfies Record<ShapeKind, string>;

/** Units around a box within which an arrow's end still means the box. */
const reach = 24;

/** "Rectangle: Load balancer", or the kind alone. */
export function whatItIs(shape: ShapeFields, say: Say = inEnglish): string {
  const text = shape.text.replace(/\s+/g, ' ').trim();
  const kind = say(kindNames[shape.kind]);
  return text === '' ? kind : `${kind}: ${text}`;
}

/** "upper left", or what an arrow joins: "from Client to Server". */
export function whereItIs(shape: Shape, all: readonly Shape[], say: Say = inEnglish): string {
  if (shape.kind === 'arrow' || shape.kind === 'line') {
    const from = endOf(shape.x, shape.y, all, say);
    const to = endOf(shape.x + shape.w, shape.y + shape.h, all, say);
    return shape.kind === 'arrow'
      ? say('from {from} to {to}', { from, to })
      : say('between {from} and {to}', { from, to });
  }
  const { x, y, w, h } = frameOf(shape);
  return say(region(x + w / 2, y + h / 2));
}

/** The named thing at a point, the frontmost first; else the part of the board. */
function endOf(x: number, y: number, all: readonly Shape[], say: Say): string {
  const named = all.findLast((one) => {
    if (one.text.trim() === '' || one.kind === 'arrow' || one.kind === 'line') return false;
    const frame = frameOf(one);
    const inside = (at: number, from: number, size: number) =>
      at >= from - reach && at <= from + size + reach;
    return inside(x, frame.x, frame.w) && inside(y, frame.y, frame.h);
  });
  return named ? named.text.replace(/\s+/g, ' ').trim() : say(region(x, y));
}

const regions = [
  ['upper left', 'upper centre', 'upper right'],
  ['middle left', 'centre', 'middle right'],
  ['lower left', 'lower centre', 'lower right'],
] as const;

/** One of nine parts of the board. */
export function region(x: number, y: number): string {
  const third = (at: number, size: number) => Math.max(0, Math.min(2, Math.floor((at / size) * 3)));
  return regions[third(y, boardSize.height)]?.[third(x, boardSize.width)] ?? 'centre';
}
