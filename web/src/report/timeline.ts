// A session's journal as a few lines of plain words, repeated runs gathered. Pure; makes no judgement.
import type { RoomEvent } from '../../../shared/protocol.ts';

export interface Line {
  n: number;
  at: number;
  text: string;
}

type Of<K extends RoomEvent['kind']> = Extract<RoomEvent, { kind: K }>;
interface Names {
  seat: (id: string | null) => string;
  question: (number: number) => string;
}

/** In order of the journal. Output, chat, signals and reviews have places of their own and are left out. */
export function timeline(events: readonly RoomEvent[], names: Names): Line[] {
  const ends = new Map(
    events.filter((event) => event.kind === 'run.ended').map((event) => [event.run, event] as const),
  );
  const lines: (Line & { gathers?: string; times?: number })[] = [];
  for (const event of events) {
    const text = words(event, names, ends);
    if (text === null) continue;
    const gathers = event.kind === 'run.started' && event.purpose === 'run' ? text : undefined;
    const last = lines.at(-1);
    if (last && gathers !== undefined && last.gathers === gathers) {
      last.times = (last.times ?? 1) + 1;
      last.text = `${gathers}, ${last.times} times`;
    } else lines.push({ n: event.n, at: event.at, text, ...(gathers !== undefined && { gathers }) });
  }
  return lines.map(({ n, at, text }) => ({ n, at, text }));
}

function words(event: RoomEvent, names: Names, ends: Map<string, Of<'run.ended'>>): string | null {
  switch (event.kind) {
    case 'joined':
      return `${event.seat.name} came in (${event.seat.role})`;
    case 'left':
      return `${names.seat(event.seat)} left`;
    case 'admitted':
      return `${names.seat(event.seat)} was let in`;
    case 'revoked':
      return `The link of ${names.seat(event.seat)} was revoked`;
    case 'run.started':
      return runText(event, names, ends.get(event.run));
    case 'advanced':
      return event.complete ? 'All questions were done' : `Went on to ${names.question(event.question)}`;
    case 'hinted':
      return `${event.agent === true ? 'The AI' : names.seat(event.by)} gave a hint (level ${event.level}${event.cost > 0 ? `, costs ${event.cost}` : ''}): ${event.text}`;
    case 'muted':
      return `${names.seat(event.by)} told the AI to ${event.muted ? 'be silent' : 'speak again'}`;
    case 'steered':
      return `${names.seat(event.by)} ${steerTexts[event.mode]}`;
    case 'countered':
      return `An input that breaks the answer to ${names.question(event.question)} was found: ${event.input}`;
    case 'marked':
      return markText(event, names);
    case 'focused':
      return event.until === null ? null : 'Quiet time began';
    case 'ended':
      return endTexts[event.why];
    case 'run.queued':
    case 'run.output':
    case 'run.tested':
    case 'run.revealed':
    case 'run.ended':
    case 'review.started':
    case 'review.text':
    case 'review.ended':
    case 'said':
    case 'signalled':
    case 'answered':
    case 'permitted':
    case 'waiting':
    case 'checked':
    case 'drafted':
    case 'decided':
    case 'summed':
      return null;
  }
}

const steerTexts: Record<Of<'steered'>['mode'], string> = {
  free: 'let the AI speak by itself',
  approve: 'asked to approve what the AI says',
  taken: 'took over from the AI',
};

const endTexts: Record<Of<'ended'>['why'], string> = {
  interviewer: 'The interviewer ended the interview',
  complete: 'The interview was completed',
  expired: 'Time ran out',
  caller: 'The interview was ended from outside the room',
};

function runText(event: Of<'run.started'>, names: Names, end: Of<'run.ended'> | undefined): string {
  const who = names.seat(event.by);
  const what = names.question(event.question);
  const verdict = end?.verdict;
  const result = verdict ? `: ${verdict.passed} of ${verdict.total} tests passed` : '';
  switch (event.purpose) {
    case 'run':
      return `${who} ran the code of ${what}`;
    case 'test':
      return `${who} tried the samples of ${what}${result}`;
    case 'submit':
      return `${who} submitted ${what}${result}${verdict ? `, score ${Math.round(verdict.score)}` : ''}`;
  }
}

function markText(event: Of<'marked'>, names: Names): string {
  const what = { plus: 'a good moment', minus: 'a weak moment', note: 'a moment' }[event.mark];
  return `${names.seat(event.by)} marked ${what}${event.text === '' ? '' : `: ${event.text}`}`;
}
