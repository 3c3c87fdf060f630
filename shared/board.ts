// The whiteboard's shapes: what one is, how large and how many, their order. Knows neither Yjs nor the screen.
import { z } from 'zod';

/** The shared map of the `board` document: a shape's id → a map with the fields of `shapeSchema`. */
export const shapesKey = 'shapes';
/** The board in its own units, the same for everybody; windows scale it. */
export const boardSize = { width: 1600, height: 1000 } as const;
/** Shapes beyond this number are neither added nor drawn. */
export const shapeLimit = 500;
/** Characters in one shape. */
export const textLimit = 500;
/** Numbers (two a point) in one freehand line. */
export const pointLimit = 600;

export const shapeKinds = ['rectangle', 'ellipse', 'arrow', 'line', 'text', 'freehand'] as const;
export type ShapeKind = (typeof shapeKinds)[number];
export const shapeColours = ['ink', 'blue', 'green', 'amber', 'red'] as const;
export type ShapeColour = (typeof shapeColours)[number];

const { width, height } = boardSize;
/**
 * `x`, `y`: where it begins; `w`, `h`: how far it reaches, below 0 for lines that run left or up. `text` is the label;
 * of a freehand line it is the description for those who cannot see it. `points`: x, y, x, y … from `x`, `y`.
 */
export const shapeSchema = z.object({
  kind: z.enum(shapeKinds),
  x: z
    .number()
    .min(-width)
    .max(2 * width),
  y: z
    .number()
    .min(-height)
    .max(2 * height),
  w: z.number().min(-width).max(width),
  h: z.number().min(-height).max(height),
  colour: z.enum(shapeColours),
  text: z.string().max(textLimit),
  order: z.number(),
  points: z.array(z.number().min(-width).max(width)).max(pointLimit),
});
export type ShapeFields = z.infer<typeof shapeSchema>;
export type Shape = ShapeFields & { id: string };

/** What another browser wrote, checked; null: not a shape of ours, to be left out. */
export function parseShape(id: string, value: unknown): Shape | null {
  if (id.length === 0 || id.length > 64) return null;
  const parsed = shapeSchema.safeParse(value);
  return parsed.success ? { ...parsed.data, id } : null;
}

/** From back to front, the same in every browser; at most `shapeLimit`. */
export function inOrder(shapes: Iterable<Shape>): Shape[] {
  const sorted = [...shapes].toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return sorted.slice(0, shapeLimit);
}

/** The new orders by id that take a shape one step to the front (1) or back (-1); empty: it is there already. */
export function stepOrder(shapes: readonly Shape[], id: string, step: 1 | -1): Map<string, number> {
  const at = shapes.findIndex((one) => one.id === id);
  const over = shapes[at + step];
  const beyond = shapes[at + 2 * step];
  if (at < 0 || !over) return new Map();
  const order = beyond ? (over.order + beyond.order) / 2 : over.order + step;
  const between = step * (order - over.order) > 0 && (!beyond || step * (beyond.order - order) > 0);
  if (between) return new Map([[id, order]]);
  // No number lies between any more: count anew.
  const ids = shapes.map((one) => one.id);
  ids.splice(at, 1);
  ids.splice(at + step, 0, id);
  return new Map(ids.map((one, index) => [one, index]));
}

/** The frame around a shape: `w` and `h` never below 0. */
export function frameOf(shape: ShapeFields): { x: number; y: number; w: number; h: number } {
  const { x, y } = shape;
  if (shape.kind === 'text') {
    const lines = shape.text.split('\n');
    const longest = Math.max(1, ...lines.map((line) => line.length));
    return { x, y, w: Math.ceil(longest * fontSize * 0.56), h: lines.length * lineHeight };
  }
  return {
    x: Math.min(x, x + shape.w),
    y: Math.min(y, y + shape.h),
    w: Math.abs(shape.w),
    h: Math.abs(shape.h),
  };
}
/** In board units. */
export const fontSize = 20;
export const lineHeight = 26;

/** The shape moved by whole units, and never off the board. */
export function movedBy(shape: ShapeFields, dx: number, dy: number): { x: number; y: number } {
  const frame = frameOf(shape);
  const within = (at: number, size: number, most: number) =>
    Math.round(Math.max(0, Math.min(at, Math.max(0, most - size))));
  return {
    x: Math.round(shape.x - frame.x) + within(frame.x + dx, frame.w, width),
    y: Math.round(shape.y - frame.y) + within(frame.y + dy, frame.h, height),
  };
}

/** The shape made larger or smaller at its end, which stays on the board; boxes keep at least 10 units. */
export function sizedTo(shape: ShapeFields, w: number, h: number): { w: number; h: number } {
  const line = shape.kind === 'line' || shape.kind === 'arrow';
  const fit = (size: number, from: number, most: number) =>
    Math.round(Math.max(line ? -from : 10, Math.min(size, most - from)));
  return { w: fit(w, shape.x, width), h: fit(h, shape.y, height) };
}
