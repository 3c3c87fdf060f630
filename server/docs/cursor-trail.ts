// The trail of the cursors in one document: where each person's went, for the replay. Looks now and then at what was said
// last, so that typing pays for none of it. Knows neither sockets nor the store.
import { z } from 'zod';
import type { Place, Where } from '../../shared/replay/cursors.ts';
import { GONE, parseState } from './identity.ts';

export interface Step {
  seat: string;
  at: number; // ms since 1970
  where: Where;
}

export interface CursorTrail {
  /** What a client of this node says of itself. */
  said(seat: string, client: number, json: string): void;
  /** Where people went since the last look: one step each at most, none for who stayed. */
  steps(): Step[];
}

interface Said {
  client: number;
  json: string;
  at: number;
}

const KEY_LENGTH = 200;

export function createCursorTrail(): CursorTrail {
  const latest = new Map<string, Said>(); // by seat, since the last look
  const known = new Map<string, { client: number; where: string }>(); // by seat, as it was last told
  return {
    said(seat, client, json) {
      const other = latest.get(seat)?.client ?? client;
      if (json === GONE && other !== client) return; // one of several windows was closed
      latest.set(seat, { client, json, at: Date.now() });
    },
    steps() {
      const steps: Step[] = [];
      for (const [seat, { client, json, at }] of latest) {
        const where = json === GONE ? null : whereOf(json);
        const before = known.get(seat);
        if (where === undefined || (where === null && before?.client !== client)) continue;
        const text = JSON.stringify(where);
        if (text === before?.where) continue;
        known.set(seat, { client, where: text });
        steps.push({ seat, at, where });
      }
      latest.clear();
      return steps;
    },
  };
}

/** A Yjs position relative to a character of a text at the root of the document. */
const positionSchema = z.object({
  tname: z.string().max(KEY_LENGTH),
  item: z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() }).nullish(),
});
const stateSchema = z.object({ selection: z.object({ anchor: positionSchema, head: positionSchema }) });

/** Undefined: it does not say where it is. */
function whereOf(json: string): Where | undefined {
  const state = stateSchema.safeParse(parseState(json));
  if (!state.success) return undefined;
  const { head, anchor } = state.data.selection;
  const [to, from] = [placeOf(head), placeOf(anchor)];
  return to?.join() === from?.join() ? [head.tname, to] : [head.tname, to, from];
}

const placeOf = ({ item }: z.infer<typeof positionSchema>): Place =>
  item ? [item.client, item.clock] : null;
