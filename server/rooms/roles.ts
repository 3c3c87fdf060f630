// Who may use which verb. A table, nothing else.
import type { Role, Seat, Verb } from '../../shared/protocol.ts';

const everybody: Role[] = ['candidate', 'interviewer', 'observer'];
const both: Role[] = ['candidate', 'interviewer'];
const table: Record<Verb, readonly Role[]> = {
  sync: everybody,
  run: both,
  stdin: both,
  stop: both, // a candidate: own runs only
  test: both,
  submit: both,
  ask: ['candidate'],
  say: both, // `private`: interviewers only
  hint: ['interviewer'],
  reveal: ['interviewer'],
  advance: both, // a candidate: to the next question only
  signal: ['candidate'],
  answer: ['candidate'],
  mark: ['interviewer'],
  permit: ['interviewer'],
  revoke: ['interviewer'],
  focus: ['interviewer'],
  pause: ['interviewer'],
  mute: ['interviewer'],
  steer: ['interviewer'],
  decide: ['interviewer'],
  admit: ['interviewer'],
  probe: ['candidate'],
  ready: ['candidate'],
  end: ['interviewer'],
};

export function mayUse(seat: Pick<Seat, 'role'>, verb: Verb): boolean {
  return table[verb].includes(seat.role);
}

/** Verbs of those whom nobody has let in yet: they read and change nothing of the room. */
export const atTheDoor: ReadonlySet<Verb> = new Set<Verb>(['probe', 'ready']);

/** Verbs that wait for the end of a pause. Programs have a stricter rule (judging.ts), which holds for REST too. */
export const heldByPause: ReadonlySet<Verb> = new Set<Verb>(['ask', 'signal', 'advance']);

/** An agent that interviews: what it says and does to the room is for people to steer. */
export const isAgent = (seat: Pick<Seat, 'agent' | 'role'>): boolean =>
  seat.agent && seat.role === 'interviewer';

/** Verbs that such an agent uses while people let the AI speak freely; `say`, `hint` and `advance` become drafts. */
export const heldBySteering: ReadonlySet<Verb> = new Set<Verb>([
  'reveal',
  'permit',
  'admit',
  'revoke',
  'focus',
  'pause',
  'end',
]);

/** Verbs that still work when the session has ended: reading, and an interviewer's notes afterwards. */
export const afterEnd: ReadonlySet<Verb> = new Set<Verb>(['sync', 'mark']);
