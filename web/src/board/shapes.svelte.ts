// The shapes of one shared document as a list that the page shows, the edits of this window, and their undo.
// Knows no mouse and no room.
import * as Y from 'yjs';
import { inOrder, parseShape, shapeLimit, shapesKey, stepOrder } from '../../../shared/board.ts';
import type { Shape, ShapeFields } from '../../../shared/board.ts';

export interface Shapes {
  /** From back to front; what does not parse is left out. */
  readonly list: readonly Shape[];
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
  /** The new shape's id; null: the board is full. */
  add(fields: Omit<ShapeFields, 'order'>): string | null;
  /** `joined`: one undo takes it back together with the edit before. Nothing happens when the shape is gone. */
  change(id: string, fields: Partial<ShapeFields>, joined?: boolean): void;
  remove(id: string): void;
  /** To the front (1) or to the back (-1) by one. */
  step(id: string, step: 1 | -1): void;
  undo(): void;
  redo(): void;
  destroy(): void;
}

/** Milliseconds that one undo spans, unless told otherwise: for ever, since every edit says where it begins. */
const forEver = Number.MAX_SAFE_INTEGER;

/** Reads and writes the shapes of `doc`; the caller destroys both, this one first. */
export function createShapes(doc: Y.Doc): Shapes {
  const map = doc.getMap(shapesKey);
  const me = {};
  const history = new Y.UndoManager(map, { trackedOrigins: new Set([me]), captureTimeout: forEver });
  let list = $state.raw<readonly Shape[]>([]);
  let undos = $state(0);
  let redos = $state(0);
  const stopReading = readShapes(map, (shapes) => (list = shapes));
  const counted = () => ([undos, redos] = [history.undoStack.length, history.redoStack.length]);
  for (const name of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    history.on(name, counted);
  const edit = (change: () => void, joined = false) => {
    if (!joined) history.stopCapturing();
    doc.transact(change, me);
  };
  return {
    get list() {
      return list;
    },
    get mayUndo() {
      return undos > 0;
    },
    get mayRedo() {
      return redos > 0;
    },
    add(fields) {
      if (map.size >= shapeLimit) return null;
      const id = crypto.getRandomValues(new Uint32Array(3)).join('-');
      const order = Math.floor(list.at(-1)?.order ?? 0) + 1;
      edit(() => map.set(id, new Y.Map(Object.entries({ ...fields, order }))));
      return id;
    },
    change: (id, fields, joined) => edit(() => write(map, id, fields), joined),
    remove: (id) => edit(() => map.delete(id)),
    step: (id, step) =>
      edit(() => {
        for (const [one, order] of stepOrder(list, id, step)) write(map, one, { order });
      }),
    undo: () => void history.undo(),
    redo: () => void history.redo(),
    destroy() {
      stopReading();
      history.destroy();
    },
  };
}

/** Calls `tell` with the shapes now and after every change. Parses only what changed. Returns its undo. */
function readShapes(map: Y.Map<unknown>, tell: (shapes: readonly Shape[]) => void): () => void {
  const known = new Map<string, Shape>();
  const read = (id: string) => {
    const value = map.get(id);
    const shape = value instanceof Y.Map ? parseShape(id, value.toJSON()) : null;
    if (shape) known.set(id, shape);
    else known.delete(id);
  };
  const heard = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events)
      for (const id of event.path.length > 0 ? [String(event.path[0])] : event.changes.keys.keys()) read(id);
    tell(inOrder(known.values()));
  };
  for (const id of map.keys()) read(id);
  tell(inOrder(known.values()));
  map.observeDeep(heard);
  return () => map.unobserveDeep(heard);
}

function write(map: Y.Map<unknown>, id: string, fields: Partial<ShapeFields>): void {
  const shape = map.get(id);
  if (!(shape instanceof Y.Map)) return;
  for (const [name, value] of Object.entries(fields)) if (shape.get(name) !== value) shape.set(name, value);
}
