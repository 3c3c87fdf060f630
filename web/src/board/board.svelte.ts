// What the parts of the whiteboard share: the tool, the colour, the taken shape, and what keys and buttons do.
// Knows no component.
import { createContext } from 'svelte';
import type { Shape, ShapeColour, ShapeFields, ShapeKind } from '../../../shared/board.ts';
import { movedBy, sizedTo } from '../../../shared/board.ts';
import { kindNames, whatItIs } from '../../../shared/board-words.ts';
import { toast } from '../lib/toasts.svelte.ts';
import { createGestures, fresh, usual, type Draft, type Gestures, type Tool } from './gestures.svelte.ts';
import type { Shapes } from './shapes.svelte.ts';
import { heard, t } from '../lib/i18n/words.ts';

export interface Board {
  readonly shapes: Shapes;
  readonly gestures: Gestures;
  readonly mayWrite: boolean;
  tool: Tool;
  colour: ShapeColour;
  readonly selected: Shape | null;
  /** What happened last, for a screen reader. */
  readonly said: string;
  select(this: void, id: string | null): void;
  /** Draws back the hand, writes what came of it; true: a new text waits for its words. */
  release(this: void): boolean;
  /** A shape of the usual size, for those who do not draw; near the middle, where little else lies. */
  place(this: void, kind: ShapeKind): void;
  paint(this: void, colour: ShapeColour): void;
  move(this: void, dx: number, dy: number): void;
  size(this: void, dw: number, dh: number): void;
  write(this: void, fields: Partial<ShapeFields>, joined?: boolean): void;
  remove(this: void): void;
  step(this: void, step: 1 | -1): void;
  next(this: void, step: 1 | -1): void;
}

export const [getBoard, setBoard] = createContext<Board>();

export function createBoard(shapes: Shapes, mayWrite: () => boolean): Board {
  let tool = $state<Tool>('select');
  let colour = $state<ShapeColour>('ink');
  let id = $state<string | null>(null);
  let said = $state('');
  const selected = $derived(shapes.list.find((one) => one.id === id) ?? null);
  const gestures = createGestures(() => colour);
  const say = (text: string) => (said = text);
  const select = (to: string | null) => (id = to);

  const add = (draft: Draft) => {
    const added = shapes.add(draft);
    if (added === null) toast(t('The whiteboard is full: delete a shape first.'), 'bad');
    else [id, tool, said] = [added, 'select', t('{kind} added', { kind: t(kindNames[draft.kind]) })];
    return added !== null;
  };
  /** Does something to the taken shape, for those who may. */
  const taken = (act: (shape: Shape) => void) => {
    if (selected && mayWrite()) act(selected);
  };
  const edits = createEdits(shapes, taken, say);
  return {
    shapes,
    gestures,
    select,
    ...edits,
    get mayWrite() {
      return mayWrite();
    },
    get tool() {
      return mayWrite() ? tool : 'select';
    },
    set tool(to) {
      tool = to;
    },
    get colour() {
      return colour;
    },
    set colour(to) {
      colour = to;
    },
    get selected() {
      return selected;
    },
    get said() {
      return said;
    },
    release() {
      const result = gestures.end();
      if (!result || !mayWrite()) return false;
      if ('added' in result) return add(result.added) && result.added.kind === 'text';
      shapes.change(result.id, result.fields);
      return false;
    },
    place: (kind) => void add(fresh(kind, colour, freePlace(shapes.list))),
    paint(to) {
      colour = to;
      taken((shape) => shape.colour !== to && shapes.change(shape.id, { colour: to }));
    },
    next: (step) => walk(shapes.list, id, step, select, say),
  };
}

/** Takes the shape after or before the taken one, around the ends. */
function walk(
  list: readonly Shape[],
  id: string | null,
  step: 1 | -1,
  select: (id: string) => void,
  say: (text: string) => void,
): void {
  const at = list.findIndex((one) => one.id === id);
  const from = at < 0 && step === -1 ? 0 : at;
  const to = list[(from + step + list.length) % list.length];
  if (!to) return;
  select(to.id);
  say(t('{to} selected', { to: whatItIs(to, heard) }));
}

function createEdits(
  shapes: Shapes,
  taken: (act: (shape: Shape) => void) => void,
  say: (text: string) => void,
) {
  return {
    move: (dx: number, dy: number) =>
      taken((shape) => {
        const to = movedBy(shape, dx, dy);
        shapes.change(shape.id, to);
        say(t('At {x}, {y}', { x: to.x, y: to.y }));
      }),
    size: (dw: number, dh: number) =>
      taken((shape) => {
        if (shape.kind === 'text' || shape.kind === 'freehand') return;
        const to = sizedTo(shape, shape.w + dw, shape.h + dh);
        shapes.change(shape.id, to);
        say(t('{w} wide, {h} high', { w: Math.abs(to.w), h: Math.abs(to.h) }));
      }),
    write: (fields: Partial<ShapeFields>, joined?: boolean) =>
      taken((shape) => shapes.change(shape.id, fields, joined)),
    remove: () =>
      taken((shape) => {
        shapes.remove(shape.id);
        say(t('{shape} deleted', { shape: whatItIs(shape, heard) }));
      }),
    step: (step: 1 | -1) =>
      taken((shape) => {
        shapes.step(shape.id, step);
        say(step === 1 ? t('One step to the front') : t('One step to the back'));
      }),
  };
}

/** Rows of places from the upper left; the first where no shape begins. */
function freePlace(list: readonly Shape[]): { x: number; y: number } {
  const places = [40, 220, 400, 580, 760].flatMap((y) =>
    [40, 300, 560, 820, 1080, 1340].map((x) => ({ x, y })),
  );
  const free = places.find(
    ({ x, y }) => !list.some((one) => Math.abs(one.x - x) < usual.w && Math.abs(one.y - y) < usual.h),
  );
  return free ?? { x: 60 + (list.length % 20) * 20, y: 60 + (list.length % 20) * 20 };
}
