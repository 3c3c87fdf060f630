// Recognises the edits that typing consists of: one more piece of text, right behind what its author typed last.
// Knows no document.
import * as Y from 'yjs';

export type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** The clocks that one client's edits fill: from, and up to but not including, `to`. */
export type Span = [client: number, from: number, to: number];

/**
 * What this update raises, if it is such an edit; null: it is something else. `known`: the clock that a client has reached.
 * Such an edit depends on nothing that is not there, holds nothing that is there, and its text goes where its left
 * neighbour is, so it is certain to be applied without being looked at further.
 */
export function typedRun({ structs, ds }: Decoded, known: (client: number) => number): Span | null {
  const [item, more] = structs;
  if (more !== undefined || ds.clients.size > 0) return null;
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return null;
  const { origin, rightOrigin } = item;
  const { client, clock } = item.id;
  if (origin?.client !== client || origin.clock !== clock - 1 || known(client) !== clock) return null;
  if (rightOrigin !== null && rightOrigin.clock >= known(rightOrigin.client)) return null;
  return [client, clock, clock + item.length];
}
