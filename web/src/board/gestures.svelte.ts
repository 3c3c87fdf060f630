// What a pointer does on the board: draws a new shape, moves one, resizes one. Told in board units; knows no document.
import type { Shape, ShapeColour, ShapeFields, ShapeKind } from '../../../shared/board.ts';
import { boardSize, movedBy, sizedTo } from '../../../shared/board.ts';
import { freehand, type Point } from '../../../shared/board-freehand.ts';

export type Tool = 'select' | ShapeKind;
export type Draft = Omit<ShapeFields, 'order'>;

type Doing =
  | { kind: 'draw'; tool: ShapeKind; from: Point; path: Point[] }
  | { kind: 'move' | 'size'; shape: Shape; from: Point; to: Point };

export interface Gestures {
  /** The shape that is being drawn, not yet anybody else's. */
  readonly draft: Draft | null;
  /** A shape as the hand has it now. */
  shown(shape: Shape): Shape;
  draw(tool: ShapeKind, at: Point): void;
  grip(kind: 'move' | 'size', shape: Shape, at: Point): void;
  to(at: Point): void;
  /** Ends the gesture; the caller writes what came of it. */
  end(): { added: Draft } | { id: string; fields: Partial<ShapeFields> } | null;
  cancel(): void;
}

/** Points of one path at most: a hand that draws for minutes. */
const pathLimit = 4_000;
/** Units below which a press was a click, not a drag. */
const slack = 6;
/** A shape made by a click or a key, in units. */
export const usual = { w: 200, h: 120 };

export function createGestures(colour: () => ShapeColour): Gestures {
  let doing = $state.raw<Doing | null>(null);
  return {
    get draft() {
      return doing?.kind === 'draw' ? drawn(doing, colour()) : null;
    },
    shown(shape) {
      if (!doing || doing.kind === 'draw' || doing.shape.id !== shape.id) return shape;
      return { ...shape, ...changed(doing) };
    },
    draw: (tool, at) => (doing = { kind: 'draw', tool, from: inside(at), path: [inside(at)] }),
    grip: (kind, shape, at) => (doing = { kind, shape, from: at, to: at }),
    to(at) {
      if (!doing) return;
      if (doing.kind !== 'draw') doing = { ...doing, to: at };
      else if (doing.tool !== 'freehand') doing = { ...doing, path: [doing.from, inside(at)] };
      else if (doing.path.length < pathLimit) doing = { ...doing, path: [...doing.path, inside(at)] };
    },
    end() {
      const ended = doing;
      doing = null;
      if (!ended) return null;
      if (ended.kind === 'draw') return { added: drawn(ended, colour(), true) };
      if (distance(ended.from, ended.to) < slack / 2) return null;
      return { id: ended.shape.id, fields: changed(ended) };
    },
    cancel: () => (doing = null),
  };
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const inside = ({ x, y }: Point): Point => ({
  x: Math.round(Math.max(0, Math.min(x, boardSize.width))),
  y: Math.round(Math.max(0, Math.min(y, boardSize.height))),
});

function changed({ kind, shape, from, to }: Exclude<Doing, { kind: 'draw' }>): Partial<ShapeFields> {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return kind === 'move' ? movedBy(shape, dx, dy) : sizedTo(shape, shape.w + dx, shape.h + dy);
}

/** `done`: a mere click becomes a shape of the usual size. */
function drawn({ tool, from, path }: Doing & { kind: 'draw' }, colour: ShapeColour, done = false): Draft {
  const to = path.at(-1) ?? from;
  if (tool === 'freehand') return { kind: tool, colour, text: '', ...freehand(path) };
  if (tool === 'text') return fresh(tool, colour, from);
  if (done && distance(from, to) < slack) return fresh(tool, colour, from);
  const [w, h] = [to.x - from.x, to.y - from.y];
  const plain = { kind: tool, colour, text: '', points: [] };
  if (tool === 'line' || tool === 'arrow') return { ...plain, ...from, w, h };
  return { ...plain, x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(w), h: Math.abs(h) };
}

/** A shape of the usual size from this corner, pushed in where it would leave the board. */
export function fresh(kind: ShapeKind, colour: ShapeColour, at: Point): Draft {
  const text = kind === 'text' ? 'Text' : '';
  const size =
    kind === 'text' ? { w: 0, h: 0 } : kind === 'line' || kind === 'arrow' ? { w: 200, h: 0 } : usual;
  const made = { kind, colour, text, points: [], order: 0, ...at, ...size };
  const { order: _, ...draft } = { ...made, ...movedBy(made, 0, 0) };
  return draft;
}
