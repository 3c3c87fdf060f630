// What the AI interviewer does once a question is solved: follow-ups, then the question is closed. Pure rules, as policy.ts.
import type { RoomState, Run } from '../../shared/room.ts';

const followUps = 2; // that are asked and answered first: complexity, edge cases

/** `answered`: one more follow-up is due; `closing`: the question may be closed. Null: neither, or it is not solved. */
export function afterSolved(room: RoomState): 'answered' | 'closing' | null {
  const solved = solvedRun(room);
  if (solved === undefined || room.closed.includes(room.question)) return null;
  let [asked, fresh, answers] = [false, false, 0];
  for (const { at, by, agent, private: secret } of room.chat) {
    if (secret || at < (solved.endedAt ?? solved.startedAt)) continue;
    if (agent) [asked, fresh] = [by === null, false];
    else if (by !== null && room.people[by]?.role === 'candidate') {
      if (asked) [fresh, answers] = [true, answers + 1];
      asked = false;
    } else [asked, fresh] = [false, false]; // a person interviews
  }
  if (!fresh) return null;
  return answers >= followUps ? 'closing' : 'answered';
}

/** The code is the solution that was handed in: going on takes no unfinished work away. */
export function isFinished(room: RoomState, source: string): boolean {
  return solvedRun(room)?.source.trim() === source.trim();
}

/** The newest submission that passed all tests of the current question. */
function solvedRun(room: RoomState): Run | undefined {
  return Object.values(room.runs).findLast(
    ({ question, purpose, verdict }) =>
      question === room.question && purpose === 'submit' && verdict?.status === 'correct',
  );
}
