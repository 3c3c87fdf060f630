// A session's journal as a few lines of plain words, repeated runs gathered. Pure; makes no judgement.
import type { RoomEvent } from '../../../shared/protocol.ts';
import { t, type PlainText } from '../lib/i18n/words.ts';

export interface Line {
  n: number;
  at: number;
  text: string;
}

type Of<K extends RoomEvent['kind']> = Extract<RoomEvent, { kind: K }>;
export interface Names {
  seat: (id: string | null) => string;
  question: (number: number) => string;
}

/** In order of the journal. Output, chat, signals and reviews have places of their own and are left out. */
export function timeline(events: readonly RoomEvent[], names: Names): Line[] {
  const ends = endsOf(events);
  const lines: (Line & { gathers?: string; times?: number })[] = [];
  for (const event of events) {
    const text = words(event, names, ends);
    if (text === null) continue;
    const gathers = event.kind === 'run.started' && event.purpose === 'run' ? text : undefined;
    const last = lines.at(-1);
    if (last && gathers !== undefined && last.gathers === gathers) {
      last.times = (last.times ?? 1) + 1;
      last.text = t('{what}, {times} times', { what: gathers, times: last.times });
    } else lines.push({ n: event.n, at: event.at, text, ...(gathers !== undefined && { gathers }) });
  }
  return lines.map(({ n, at, text }) => ({ n, at, text }));
}

/** How each run ended. */
export const endsOf = (events: readonly RoomEvent[]) =>
  new Map(events.flatMap((one) => (one.kind === 'run.ended' ? [[one.run, one] as const] : [])));

/** One event in words; null for what the report has a place of its own for. */
export function words(event: RoomEvent, names: Names, ends: Map<string, Of<'run.ended'>>): string | null {
  switch (event.kind) {
    case 'joined':
      return t('{name} came in ({role})', { name: event.seat.name, role: t(event.seat.role) });
    case 'left':
      return t('{seat} left', { seat: names.seat(event.seat) });
    case 'admitted':
      return t('{seat} was let in', { seat: names.seat(event.seat) });
    case 'revoked':
      return t('The link of {seat} was revoked', { seat: names.seat(event.seat) });
    case 'run.started':
      return runText(event, names, ends.get(event.run));
    case 'advanced':
      return advanceText(event, names);
    case 'revealed':
      return revealText(event, names);
    case 'hinted':
      return hintText(event, names);
    case 'muted':
      return event.muted
        ? t('{name} told the AI to be silent', { name: names.seat(event.by) })
        : t('{name} told the AI to speak again', { name: names.seat(event.by) });
    case 'steered':
      return t(steerTexts[event.mode], { name: names.seat(event.by) });
    case 'closed':
      return t('The AI closed {question}', { question: names.question(event.question) });
    case 'countered':
      return counterText(event, names);
    case 'marked':
      return markText(event, names);
    case 'focused':
    case 'paused':
    case 'resumed':
    case 'timed':
      return clockText(event, names);
    case 'rated':
      return t('The candidate rated the interview: {rating} of 5', event);
    case 'ended':
      return t(endTexts[event.why]);
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

function counterText({ question, input }: Of<'countered'>, names: Names): string {
  const told = { question: names.question(question), input };
  return t('An input that breaks the answer to {question} was found: {input}', told);
}

type Steered =
  | '{name} let the AI speak by itself'
  | '{name} asked to approve what the AI says'
  | '{name} took over from the AI';
const steerTexts: Record<Of<'steered'>['mode'], Steered> = {
  free: '{name} let the AI speak by itself',
  approve: '{name} asked to approve what the AI says',
  taken: '{name} took over from the AI',
};

const endTexts: Record<Of<'ended'>['why'], PlainText> = {
  interviewer: 'The interviewer ended the interview',
  complete: 'The interview was completed',
  expired: 'Time ran out',
  caller: 'The interview was ended from outside the room',
};

function runText(event: Of<'run.started'>, names: Names, end: Of<'run.ended'> | undefined): string {
  const who = names.seat(event.by);
  const what = names.question(event.question);
  const verdict = end?.verdict;
  const result = verdict
    ? t(': {passed} of {total} tests passed', { passed: verdict.passed, total: verdict.total })
    : '';
  const score = verdict ? t(', score {score}', { score: Math.round(verdict.score) }) : '';
  switch (event.purpose) {
    case 'run':
      return t('{who} ran the code of {what}', { who, what });
    case 'test':
      return t('{who} tried the samples of {what}{result}', { who, what, result });
    case 'submit':
      return t('{who} submitted {what}{result}', { who, what, result: result + score });
  }
}

function markText(event: Of<'marked'>, names: Names): string {
  const name = names.seat(event.by);
  const said = {
    plus: t('{name} marked a good moment', { name }),
    minus: t('{name} marked a weak moment', { name }),
    note: t('{name} marked a moment', { name }),
  }[event.mark];
  return event.text === '' ? said : `${said}: ${event.text}`;
}

function hintText(event: Of<'hinted'>, names: Names): string {
  const name = event.agent === true ? t('The AI') : names.seat(event.by);
  const { level, cost } = event;
  const said =
    cost > 0
      ? t('{name} gave a hint (level {level}, costs {cost})', { name, level, cost })
      : t('{name} gave a hint (level {level})', { name, level });
  return `${said}: ${event.text}`;
}

function advanceText({ complete, question }: Of<'advanced'>, names: Names): string {
  if (complete) return t('All questions were done');
  return t('Went on to {question}', { question: names.question(question) });
}

function clockText(event: Of<'focused' | 'paused' | 'resumed' | 'timed'>, names: Names): string | null {
  const name = names.seat(event.by);
  switch (event.kind) {
    case 'focused':
      return event.until === null ? null : t('Quiet time began');
    case 'paused':
      return t('{name} paused the interview', { name });
    case 'resumed':
      return t('{name} went on with the interview', { name });
    case 'timed':
      return t('{name} set the clock anew', { name });
  }
}

function revealText({ by, title, question }: Of<'revealed'>, names: Names): string {
  return t('{name} revealed “{title}” of {question}', {
    name: names.seat(by),
    title,
    question: names.question(question),
  });
}
