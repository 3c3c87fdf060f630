// The whiteboard in words, for those who read it instead of seeing it: what a shape is, where it lies, what it joins. Pure.
import { boardSize, frameOf, type Shape, type ShapeFields, type ShapeKind } from './board.ts';

export const kindNames: Record<ShapeKind, string> = {
  rectangle: 'Rectangle',
  ellipse: 'Ellipse',
  arrow: 'Arrow',
  line: 'Line',
  text: 'Text',
  freehand: 'Drawing',
};

/** Units around a box within which an arrow's end still means the box. */
const reach = 24;

/** "Rectangle: Load balancer", or the kind alone. */
export function whatItIs(shape: ShapeFields): string {
  const text = shape.text.replace(/\s+/g, ' ').trim();
  return text === '' ? kindNames[shape.kind] : `${kindNames[shape.kind]}: ${text}`;
}

/** "upper left", or what an arrow joins: "from Client to Server". */
export function whereItIs(shape: Shape, all: readonly Shape[]): string {
  if (shape.kind === 'arrow' || shape.kind === 'line') {
    const from = endOf(shape.x, shape.y, all);
    const to = endOf(shape.x + shape.w, shape.y + shape.h, all);
    return shape.kind === 'arrow' ? `from ${from} to ${to}` : `between ${from} and ${to}`;
  }
  const { x, y, w, h } = frameOf(shape);
  return region(x + w / 2, y + h / 2);
}

/** The named thing at a point, the frontmost first; else the part of the board. */
function endOf(x: number, y: number, all: readonly Shape[]): string {
  const named = all.findLast((one) => {
    if (one.text.trim() === '' || one.kind === 'arrow' || one.kind === 'line') return false;
    const frame = frameOf(one);
    const inside = (at: number, from: number, size: number) =>
      at >= from - reach && at <= from + size + reach;
    return inside(x, frame.x, frame.w) && inside(y, frame.y, frame.h);
  });
  return named ? named.text.replace(/\s+/g, ' ').trim() : region(x, y);
}

/** One of nine parts of the board. */
export function region(x: number, y: number): string {
  const third = (at: number, size: number) => Math.max(0, Math.min(2, Math.floor((at / size) * 3)));
  const row = ['upper', 'middle', 'lower'][third(y, boardSize.height)] ?? '';
  const column = ['left', 'centre', 'right'][third(x, boardSize.width)] ?? '';
  return row === 'middle' && column === 'centre' ? 'centre' : `${row} ${column}`;
}
