// What a room keeps of runs that are over, so that a long interview does not fill the browser. Knows no screen; the journal
// keeps them all for the replay.
import type { RoomState, Run } from '../../../shared/room.ts';

/**
 * The room without ended runs that a newer one of the same question and purpose has replaced: no part of a room shows them
 * any more, and each keeps up to a megabyte of output.
 */
export function withoutReplaced(state: RoomState): RoomState {
  const newest = new Map<string, Run>();
  for (const run of Object.values(state.runs)) newest.set(`${run.purpose} ${String(run.question)}`, run);
  const kept = new Set(newest.values());
  const runs = Object.entries(state.runs).filter(([, run]) => run.end === null || kept.has(run));
  return runs.length === Object.keys(state.runs).length
    ? state
    : { ...state, runs: Object.fromEntries(runs) };
}
