// A session's recording as lines, read page by page: never more than a page of each source is in memory.
// Knows neither HTTP nor who may read it.
import type { RoomEvent } from '../../shared/protocol.ts';
import {
  type EditsLine,
  type Header,
  type Line,
  recordingFormat,
  recordingVersion,
} from '../../shared/replay/lines.ts';
import type { SessionRow } from './ports.ts';

const pageEvents = 500;
/** Of one line: more would make a line that is read as a whole too long. */
const most = { edits: 500, bytes: 200_000 };

export interface Edit {
  at: number;
  by: string | null;
  data: Uint8Array;
}
export interface Sources {
  history: (sessionId: string, name: 'code' | 'board') => AsyncGenerator<Edit, void, void>;
  events: (after: number, limit: number) => Promise<RoomEvent[]>;
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

/** Edits and events in order of time behind the header, the counts at the end. */
export async function* recordingLines(header: Header, sources: Sources): AsyncGenerator<Line, void, void> {
  yield header;
  const counts = { edits: 0, events: 0 };
  const { id } = header.session;
  const flows: AsyncGenerator<Item, void, void>[] = [
    edits('code', sources.history(id, 'code')),
    edits('board', sources.history(id, 'board')),
    events(sources.events),
  ];
  let open: { line: EditsLine; bytes: number } | null = null;
  for await (const item of merged(flows)) {
    if (item.kind === 'event') {
      if (open) yield open.line;
      open = null;
      counts.events += 1;
      yield { kind: 'event', event: item.event };
      continue;
    }
    if (open && !fits(open, item)) {
      yield open.line;
      open = null;
    }
    open ??= { line: { kind: 'edits', doc: item.doc, by: item.by, at: item.at, edits: [] }, bytes: 0 };
    open.line.edits.push([item.at - open.line.at, Buffer.from(item.data).toString('base64')]);
    open.bytes += item.data.length;
    counts.edits += 1;
  }
  if (open) yield open.line;
  yield { kind: 'end', ...counts };
}

type EditItem = Edit & { kind: 'edit'; doc: 'code' | 'board' };
type Item = EditItem | { kind: 'event'; at: number; event: RoomEvent };

function fits({ line, bytes }: { line: EditsLine; bytes: number }, item: EditItem): boolean {
  const same = line.doc === item.doc && line.by === item.by;
  return same && line.edits.length < most.edits && bytes + item.data.length <= most.bytes;
}

async function* edits(doc: EditItem['doc'], from: AsyncGenerator<Edit, void, void>): AsyncGenerator<Item> {
  for await (const { at, by, data } of from) yield { kind: 'edit', doc, at, by, data };
}

async function* events(read: Sources['events']): AsyncGenerator<Item> {
  let after = 0;
  for (;;) {
    const page = await read(after, pageEvents);
    for (const event of page) yield { kind: 'event', at: event.at, event };
    after = page.at(-1)?.n ?? after;
    if (page.length < pageEvents) return;
  }
}

/** Several flows as one, the earliest head first; each keeps its own order. Closes them all when it is left. */
async function* merged(flows: AsyncGenerator<Item, void, void>[]): AsyncGenerator<Item> {
  try {
    const heads = await Promise.all(flows.map((flow) => flow.next()));
    for (;;) {
      let first = -1;
      for (const [i, head] of heads.entries())
        if (!head.done && (first < 0 || head.value.at < timeOf(heads[first]))) first = i;
      const head = heads[first];
      const flow = flows[first];
      if (!head || head.done || !flow) return;
      yield head.value;
      heads[first] = await flow.next();
    }
  } finally {
    for (const flow of flows) await flow.return();
  }
}

const timeOf = (head: IteratorResult<Item, void> | undefined): number =>
  head && !head.done ? head.value.at : Infinity;
