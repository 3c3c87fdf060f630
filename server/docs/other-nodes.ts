// The other nodes that hold one document: heard when, up to which edit. What a node leaves unstored is stored here.
// Knows no channel.
import type { Foreign } from './foreign.ts';
import type { Limits } from './limits.ts';

interface Other {
  heardAt: number;
  seq: number | null; // null: not told yet
}

export interface OtherNodes {
  count(): number;
  /** Notes that a node is alive. False: it was unknown. */
  heard(node: string): boolean;
  /** Sets the number of an edit that came. False: edits between were lost. */
  reached(node: string, seq: number): boolean;
  /** Whether all edits up to this number have come. */
  has(node: string, seq: number): boolean;
  /** What it told about itself is complete up to here. */
  caughtUp(node: string, seq: number): void;
  /** The node is gone: its unsaved edits are stored by us (two nodes doing so is harmless). */
  drop(node: string): void;
  /** Stores what others should have stored by now (or did, and its word was lost). True: some nodes said nothing too long. */
  sweep(now: number): boolean;
  allHeard(): void;
}

export function createOtherNodes(deps: {
  foreign: Foreign;
  limits: Limits;
  left: (node: string) => void;
}): OtherNodes {
  const { foreign, limits } = deps;
  const others = new Map<string, Other>();
  const drop = (node: string): void => {
    if (!others.delete(node)) return;
    foreign.adopt((one) => one.node === node);
    deps.left(node);
  };
  return {
    count: () => others.size,
    heard(node) {
      const other = others.get(node);
      if (other !== undefined) other.heardAt = Date.now();
      else others.set(node, { heardAt: Date.now(), seq: null });
      return other !== undefined;
    },
    reached: (node, seq) => follows(others.get(node), seq),
    has(node, seq) {
      const reached = others.get(node)?.seq ?? null;
      return reached !== null && seq <= reached;
    },
    caughtUp(node, seq) {
      const other = others.get(node);
      if (other !== undefined) other.seq = seq;
    },
    drop,
    sweep(now) {
      foreign.adopt(({ keptAt }) => keptAt < now - limits.adoptMs);
      const silent = [...others].filter(([, { heardAt }]) => now - heardAt > limits.silenceMs);
      for (const [node] of silent) drop(node);
      return silent.length > 0;
    },
    allHeard() {
      for (const other of others.values()) other.heardAt = Date.now();
    },
  };
}

/** Sets the number of its newest edit, unless edits before it are lacking. */
function follows(other: Other | undefined, seq: number): boolean {
  if (other === undefined || other.seq === null || seq > other.seq + 1) return false;
  other.seq = Math.max(other.seq, seq);
  return true;
}
