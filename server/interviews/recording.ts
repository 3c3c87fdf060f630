// A session's recording as lines, read page by page: never more than a page of each source is in memory.
// Knows neither HTTP nor who may read it.
import type { RoomEvent } from '../../shared/protocol.ts';
import type { Moves } from '../../shared/replay/cursors.ts';
import {
  type CursorsLine,
  type EditsLine,
  type Header,
  type Line,
  recordingFormat,
  recordingVersion,
} from '../../shared/replay/lines.ts';
import type { SessionRow } from './ports.ts';

const pageEvents = 500;
/** Of one line: more would make a line that is read as a whole too long. */
const most = { edits: 500, bytes: 200_000, moves: 1_000 };

export interface Edit {
  at: number;
  by: string | null;
  data: Uint8Array;
}
export interface Sources {
  /** In the order of storing, page by page. */
  history: (sessionId: string, name: 'code' | 'board') => AsyncGenerator<Edit[], void, void>;
  events: (after: number, limit: number) => Promise<RoomEvent[]>;
  /** In the order of storing, page by page. */
  cursors: (sessionId: string) => AsyncGenerator<Moves[], void, void>;
}

export function headerOf(
  session: SessionRow,
  more: { seats: Header['seats']; audience: Header['audience']; madeAt: number; publicKey?: string },
): Header {
  const { id, candidateName, difficulty, language, startedAt, completedAt: endedAt } = session;
  const questions = session.questions.map(({ question: { title, statement } }, i) => ({
    number: i + 1,
    title,
    statement,
  }));
  const { languages } = session.settings;
  return {
    kind: 'session',
    format: recordingFormat,
    version: recordingVersion,
    ...more,
    session: { id, candidateName, difficulty, language, languages, startedAt, endedAt, questions },
  };
}

/** Edits and events in order of time behind the header, then cursors, the counts at the end. */
export async function* recordingLines(header: Header, sources: Sources): AsyncGenerator<Line, void, void> {
  yield header;
  const counts = { edits: 0, events: 0, moves: 0 };
  const { id } = header.session;
  const flows = [
    edits('code', sources.history(id, 'code')),
    edits('board', sources.history(id, 'board')),
    events(sources.events),
  ];
  let open: { line: EditsLine; bytes: number } | null = null;
  for await (const items of merged(flows))
    for (const item of items) {
      if (open && (item.kind === 'event' || !fits(open, item))) {
        yield open.line;
        open = null;
      }
      if (item.kind === 'event') {
        counts.events += 1;
        yield { kind: 'event', event: item.event };
        continue;
      }
      open ??= { line: { kind: 'edits', doc: item.doc, by: item.by, at: item.at, edits: [] }, bytes: 0 };
      open.line.edits.push([item.at - open.line.at, Buffer.from(item.data).toString('base64')]);
      open.bytes += item.data.length;
      counts.edits += 1;
    }
  if (open) yield open.line;
  for await (const line of cursorLines(sources.cursors(id))) {
    counts.moves += line.moves.length;
    yield line;
  }
  yield { kind: 'end', ...counts };
}

type EditItem = Edit & { kind: 'edit'; doc: 'code' | 'board' };
type Item = EditItem | { kind: 'event'; at: number; event: RoomEvent };
/** One kind of item, page by page, each in its own order. */
type Flow = AsyncGenerator<Item[], void, void>;

function fits({ line, bytes }: { line: EditsLine; bytes: number }, item: EditItem): boolean {
  const same = line.doc === item.doc && line.by === item.by;
  return same && line.edits.length < most.edits && bytes + item.data.length <= most.bytes;
}

async function* edits(doc: EditItem['doc'], from: ReturnType<Sources['history']>): Flow {
  for await (const page of from) yield page.map(({ at, by, data }) => ({ kind: 'edit', doc, at, by, data }));
}

async function* events(read: Sources['events']): Flow {
  let after = 0;
  for (;;) {
    const page = await read(after, pageEvents);
    if (page.length > 0) yield page.map((event) => ({ kind: 'event', at: event.at, event }));
    after = page.at(-1)?.n ?? after;
    if (page.length < pageEvents) return;
  }
}

/**
 * Several flows as one, the earliest head first. What can be told without asking a flow for more comes as one piece:
 * a step of a generator for each of twenty thousand edits costs more than everything else. Closes all flows.
 */
async function* merged(flows: Flow[]): Flow {
  const turn = async (flow: Flow): Promise<Item[]> => ((await flow.next()).value ?? []).toReversed();
  try {
    /** The items that wait, the next one last; empty when the flow has ended. */
    const waiting = await Promise.all(flows.map(turn));
    while (waiting.some((items) => items.length > 0)) {
      const told: Item[] = [];
      const used = earliestFirst(waiting, told);
      yield told;
      const flow = flows[used];
      if (flow) waiting[used] = await turn(flow);
    }
  } finally {
    for (const flow of flows) await flow.return();
  }
}

/** Moves items from `waiting` to `told` until one flow has none left; which one. */
function earliestFirst(waiting: Item[][], told: Item[]): number {
  const live = [...waiting.keys()].filter((index) => waiting[index]?.at(-1) !== undefined);
  for (;;) {
    let first = -1;
    let at = Infinity;
    for (const index of live) {
      const head = waiting[index]?.at(-1);
      if (head && (first < 0 || head.at < at)) [first, at] = [index, head.at];
    }
    const item = waiting[first]?.pop();
    if (item) told.push(item);
    if (waiting[first]?.length === 0 || item === undefined) return first;
  }
}

/** Rows of a few seconds as long lines, one person each. */
async function* cursorLines(rows: ReturnType<Sources['cursors']>): AsyncGenerator<CursorsLine, void, void> {
  const open = new Map<string, CursorsLine>();
  for await (const page of rows)
    for (const { by, at, moves } of page) {
      const line = open.get(by) ?? { kind: 'cursors', by, at, moves: [] };
      for (const [after, where] of moves) line.moves.push([at + after - line.at, where]);
      open.set(by, line);
      if (line.moves.length < most.moves) continue;
      open.delete(by);
      yield line;
    }
  yield* open.values();
}
