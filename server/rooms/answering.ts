// One call of one member: rate, role, state of the room, then the verb's door. Every call gets an answer.
import { type Answer, type Verb, verbSchemas } from '../../shared/protocol.ts';
import { translate } from '../errors.ts';
import type { Door } from './door.ts';
import type { Member, Members } from './members.ts';
import type { Log, Voice } from './ports.ts';
import { paused, refuse } from './refusals.ts';
import { afterEnd, atTheDoor, heldByPause, heldBySteering, isAgent, mayUse } from './roles.ts';

export type Doors = Record<Verb, Door>;

const isVerb = (name: string): name is Verb => Object.hasOwn(verbSchemas, name);

/** `close`: answer nothing and close the socket. */
export function createAnswering(deps: {
  doors: Doors;
  members: Pick<Members, 'ended' | 'markEnded'>;
  /** Absent: agents do what people do. */
  voice: Pick<Voice, 'held'> | undefined;
  limited: ((verb: Verb) => void) | undefined;
  log: Log;
}) {
  const { doors, members, voice, limited, log } = deps;
  /** Null: the seat is not valid any more. Without a database what is known goes on: most verbs then fail by themselves. */
  const standing = async (member: Member): Promise<{ paused: boolean } | null> => {
    const found = await member.look().catch(() => undefined);
    if (found?.ended) members.markEnded(member.seat.sessionId);
    return found === undefined ? { paused: false } : found;
  };
  return async (member: Member, name: string, raw: unknown): Promise<Answer | 'close'> => {
    const verb = isVerb(name) ? name : null;
    const rate = member.rates.take(verb);
    if (rate === 'flood') return 'close';
    if (verb === null) return refuse('invalid', 'There is no such verb.');
    if (rate === 'limited') {
      limited?.(verb);
      return refuse('rate_limited', 'Too often. Please wait a little.');
    }
    // Stopping never waits for a database.
    const now = verb === 'stop' ? { paused: false } : await standing(member);
    if (now === null) return 'close';
    const { seat } = member;
    if (!member.admitted && !atTheDoor.has(verb))
      return refuse('waiting', 'Please wait until an interviewer lets you in.');
    if (!mayUse(seat, verb)) return refuse('forbidden', `As ${seat.role} you may not use ${verb}.`);
    if (members.ended(seat.sessionId) && !afterEnd.has(verb))
      return refuse('ended', 'The session has ended.');
    if (now.paused && seat.role === 'candidate' && heldByPause.has(verb)) return paused();
    try {
      const held = isAgent(seat) && heldBySteering.has(verb) ? await voice?.held(seat.sessionId) : null;
      if (held) return held;
      return await doors[verb](seat, raw);
    } catch (error) {
      log.error({ err: error, verb, sessionId: seat.sessionId, seat: seat.id }, 'a verb failed');
      return translate(error).error.code === 'unavailable'
        ? refuse('unavailable', 'The server cannot reach its database. Please try again in a moment.')
        : refuse('internal', 'Something went wrong on our side. Please try again.');
    }
  };
}
