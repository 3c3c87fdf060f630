// The other nodes that hold one document: heard when, up to which edit, and which of their edits nobody has stored yet.
// Knows no channel.
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';

export interface Orphan {
  seq: number;
  at: number;
  by: string | null;
  update: Uint8Array;
}

interface Other {
  heardAt: number;
  seq: number | null; // null: not told yet
  unsaved: (Orphan & { keptAt: number })[];
}

export interface OtherNodes {
  count(): number;
  /** Notes that a node is alive. False: it was unknown. */
  heard(node: string): boolean;
  /** Sets the number of an edit that came. False: edits between were lost. */
  reached(node: string, seq: number): boolean;
  /** Whether all edits up to this number have come. */
  has(node: string, seq: number): boolean;
  /** Whether edits of others are here that nobody has stored, as far as known. */
  unsaved(): boolean;
  /** What it told about itself is complete up to here. */
  caughtUp(node: string, seq: number): void;
  keep(node: string, edit: Orphan): void;
  stored(node: string, seq: number): void;
  /** Stores what others should have stored by now (or did, and its word was lost). */
  adoptLate(now: number): void;
  adoptAll(): void;
  /** The node is gone: its unsaved edits are stored by us (two nodes doing so is harmless). */
  drop(node: string): void;
  /** True: some were dropped. */
  dropSilent(now: number): boolean;
  allHeard(): void;
}

const MOST_UNSAVED = 10_000;

export function createOtherNodes(live: Live, limits: Limits): OtherNodes {
  const others = new Map<string, Other>();
  const adopt = (other: Other): void => {
    for (const edit of other.unsaved.splice(0)) live.adopt(edit);
  };
  const drop = (node: string): void => {
    const other = others.get(node);
    if (other === undefined) return;
    others.delete(node);
    adopt(other);
    live.awareness.leaveNode(node);
  };
  return {
    count: () => others.size,
    heard(node) {
      const other = others.get(node);
      if (other !== undefined) other.heardAt = Date.now();
      else others.set(node, { heardAt: Date.now(), seq: null, unsaved: [] });
      return other !== undefined;
    },
    reached: (node, seq) => follows(others.get(node), seq),
    has(node, seq) {
      const reached = others.get(node)?.seq ?? null;
      return reached !== null && seq <= reached;
    },
    unsaved: () => [...others.values()].some((other) => other.unsaved.length > 0),
    caughtUp(node, seq) {
      const other = others.get(node);
      if (other !== undefined) other.seq = seq;
    },
    keep(node, edit) {
      const other = others.get(node);
      if (other === undefined) return;
      other.unsaved.push({ ...edit, keptAt: Date.now() });
      if (other.unsaved.length > MOST_UNSAVED) adopt(other);
    },
    stored(node, seq) {
      const other = others.get(node);
      if (other !== undefined) other.unsaved = other.unsaved.filter((edit) => edit.seq > seq);
    },
    adoptLate(now) {
      for (const other of others.values())
        for (const edit of takeLate(other, now - limits.adoptMs)) live.adopt(edit);
    },
    adoptAll: () => others.forEach(adopt),
    drop,
    dropSilent(now) {
      const silent = [...others].filter(([, { heardAt }]) => now - heardAt > limits.silenceMs);
      for (const [node] of silent) drop(node);
      return silent.length > 0;
    },
    allHeard() {
      for (const other of others.values()) other.heardAt = Date.now();
    },
  };
}

/** Takes out what was kept before `until`. */
function takeLate(other: Other, until: number): Orphan[] {
  const late = other.unsaved.filter(({ keptAt }) => keptAt < until);
  if (late.length > 0) other.unsaved = other.unsaved.filter(({ keptAt }) => keptAt >= until);
  return late;
}

/** Sets the number of its newest edit, unless edits before it are lacking. */
function follows(other: Other | undefined, seq: number): boolean {
  if (other === undefined || other.seq === null || seq > other.seq + 1) return false;
  other.seq = Math.max(other.seq, seq);
  return true;
}
