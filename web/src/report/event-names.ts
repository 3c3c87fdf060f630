// Single events of the journal, named by what happened: what a statement about an interview is borne out by. Pure.
import type { RoomEvent } from '../../../shared/protocol.ts';
import { emptyRoom } from '../../../shared/room.ts';
import { reduce } from '../../../shared/reduce.ts';
import { t } from '../lib/i18n/words.ts';
import { groupSignals } from '../room/signals.ts';
import { endsOf, type Line, type Names, words } from './timeline.ts';

const mostText = 120; // characters of a message

/** What happened in each event of the journal, by its number; null for numbers that are not there. */
export function namer(events: readonly RoomEvent[], names: Names): (n: number) => Line | null {
  const starts = new Map(
    events.flatMap((one) => (one.kind === 'run.started' ? [[one.run, one] as const] : [])),
  );
  const ends = endsOf(events);
  const byNumber = new Map(events.map((event) => [event.n, event]));
  return (n) => {
    const event = byNumber.get(n);
    if (!event) return null;
    const told = event.kind === 'run.ended' ? (starts.get(event.run) ?? event) : event;
    return { n, at: event.at, text: words(told, names, ends) ?? aside(event, names) };
  };
}

/** What the timeline leaves out, since the report has a place for it. */
function aside(event: RoomEvent, names: Names): string {
  if (event.kind === 'said') return `${names.seat(event.by)}: “${event.text.slice(0, mostText)}”`;
  if (event.kind === 'run.tested') return t('A test was run');
  const [signal] = groupSignals(reduce(emptyRoom(), event).signals);
  return signal?.text ?? t('A moment of the interview');
}
