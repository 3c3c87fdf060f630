// The moments of an interview that are worth a look, for a timeline and for jumping between them. Pure.
import type { RoomEvent } from '../protocol.ts';
import { inEnglish, type Say } from '../say.ts';

export type PointKind = 'mark' | 'run' | 'talk' | 'hint' | 'signal' | 'question' | 'people' | 'pause' | 'end';
export interface Point {
  n: number; // of its event
  at: number;
  by: string | null;
  kind: PointKind;
  tone: 'plain' | 'ok' | 'bad';
  /** What happened, for people; names are put before it. */
  text: string;
}

/** Points in order of their events. A run is one point, at its start; how it went is in its text and tone. */
export function pointsOf(events: readonly RoomEvent[], say: Say = inEnglish): Point[] {
  const ends = new Map<string, Extract<RoomEvent, { kind: 'run.ended' }>>();
  for (const event of events) if (event.kind === 'run.ended') ends.set(event.run, event);
  return events.flatMap((event) => {
    const told = tell(event, ends, say);
    return told === null ? [] : { n: event.n, at: event.at, by: event.by, tone: 'plain' as const, ...told };
  });
}

type Ends = ReadonlyMap<string, Extract<RoomEvent, { kind: 'run.ended' }>>;
type Told = Pick<Point, 'kind' | 'text'> & { tone?: Point['tone'] };

function tell(event: RoomEvent, ends: Ends, say: Say): Told | null {
  switch (event.kind) {
    case 'run.started':
      return run(event.purpose, ends.get(event.run), say);
    case 'said':
      return { kind: 'talk', text: event.text };
    case 'hinted':
      return { kind: 'hint', text: hint(event, say) };
    case 'countered':
      return { kind: 'run', tone: 'bad', text: say('An input that breaks it was found: {input}', event) };
    case 'marked':
      return mark(event.mark, event.text, say);
    case 'signalled':
      return { kind: 'signal', text: say(signals[event.signal]) };
    case 'answered':
      return { kind: 'signal', text: say('explained: {text}', event) };
    case 'advanced':
      return {
        kind: 'question',
        text: event.complete ? say('All questions are done') : say('Question {question}', event),
      };
    case 'closed':
      return { kind: 'question', text: say('The AI closed question {question}', event) };
    case 'revealed':
      return { kind: 'question', text: say('revealed “{title}”', event) };
    case 'joined':
      return { kind: 'people', text: say('{name} came in', event.seat) };
    case 'paused':
      return { kind: 'pause', text: say('paused the interview') };
    case 'resumed':
      return { kind: 'pause', text: say('went on with the interview') };
    case 'rated':
      return { kind: 'end', text: say('The candidate rated the interview: {rating} of 5', event) };
    case 'ended':
      return { kind: 'end', text: say(event.why === 'expired' ? 'The time was up' : 'The interview ended') };
    // What follows from these, or how they went on, is no moment of its own.
    case 'run.queued':
    case 'run.output':
    case 'run.tested':
    case 'run.revealed':
    case 'run.ended':
    case 'review.started':
    case 'review.text':
    case 'review.ended':
    case 'permitted':
    case 'focused':
    case 'timed':
    case 'muted':
    case 'steered':
    case 'drafted':
    case 'decided':
    case 'summed':
    case 'waiting':
    case 'admitted':
    case 'checked':
    case 'revoked':
    case 'left':
      return null;
  }
}

function run(
  purpose: 'run' | 'test' | 'submit',
  ended: Extract<RoomEvent, { kind: 'run.ended' }> | undefined,
  say: Say,
): Told {
  const did = say({ run: 'ran the code', test: 'ran the sample tests', submit: 'submitted' }[purpose]);
  const { verdict, end } = ended ?? {};
  if (verdict) {
    const tone = verdict.passed === verdict.total ? 'ok' : 'bad';
    return { kind: 'run', tone, text: `${did}: ${say('{passed} of {total} tests passed', verdict)}` };
  }
  if (!end || end.reason === 'ok') return { kind: 'run', tone: end ? 'ok' : 'plain', text: did };
  return { kind: 'run', tone: 'bad', text: `${did}: ${say(ends[end.reason])}` };
}

const ends = {
  exit: 'it ended with an error',
  signal: 'it crashed',
  time: 'over the time limit',
  wall: 'over the time limit',
  memory: 'over the memory limit',
  output: 'over the output limit',
  processes: 'too many processes',
  compile: 'it did not compile',
  stopped: 'stopped by hand',
  internal: 'the sandbox failed',
} as const;

const signals = {
  'tab.left': 'Another tab was in front',
  'tab.back': 'The tab was back',
  'window.left': 'Another window was in front',
  'window.back': 'The window was back',
  paste: 'pasted a large text',
  'display.second': 'The interview was opened in a second window',
} as const;

function hint(event: Extract<RoomEvent, { kind: 'hinted' }>, say: Say): string {
  return event.by === null
    ? say('The AI gave a hint (level {level}, costs {cost}): {text}', event)
    : say('gave a hint (level {level}, costs {cost}): {text}', event);
}

function mark(sign: 'plus' | 'minus' | 'note', note: string, say: Say): Told {
  const word = say({ plus: 'marked a good moment', minus: 'marked a weak moment', note: 'noted' }[sign]);
  const tone = { plus: 'ok', minus: 'bad', note: 'plain' } as const;
  return { kind: 'mark', tone: tone[sign], text: note === '' ? word : `${word}: ${note}` };
}

/** Behind `at`, the nearest first. */
export const nextPoint = (points: readonly Point[], at: number): Point | undefined =>
  points.find((point) => point.at > at);
/** Before `at`, the nearest first. */
export const previousPoint = (points: readonly Point[], at: number): Point | undefined =>
  points.findLast((point) => point.at < at);
