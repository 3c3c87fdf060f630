// The links of a session: a seat for each role, its token in the link's fragment so that no server logs it.
import type { Role } from '../../shared/protocol.ts';
import type { NewSeat, SeatAsk, SeatIssuer, SessionRow } from './ports.ts';

const day = 24 * 60 * 60_000;
const seatDays = 14; // behind the session's end: a link still opens the replay and the report then

export interface IssuedSeat {
  id: string;
  role: Role;
  name: string;
  token: string;
  expiresAt: number;
  link: string;
}
export type IssuedSeats = Record<Role, IssuedSeat>;

type Place = Omit<SeatAsk, 'sessionId' | 'expiresAt'>;
type Dated = Pick<SessionRow, 'id' | 'startedAt' | 'endsAt'>;

/** Before the start nobody sees a question but interviewers: the clock lets the others in, as an interviewer may. */
export const begun = ({ startedAt }: Pick<SessionRow, 'startedAt'>, now: number): boolean => startedAt <= now;

/** The first seats of a new session, to be stored with it. The candidate and the interviewer write; the observer reads. */
export async function makeSeats(
  seats: Pick<SeatIssuer, 'make'>,
  session: SessionRow,
  names: { candidateName: string; interviewerName: string },
  { publicUrl, now }: { publicUrl: string; now: number },
): Promise<{ issued: IssuedSeats; rows: NewSeat[] }> {
  const make = (role: Role, name: string) => {
    const open = begun(session, now) && !session.settings.waitingRoom;
    const admitted = role === 'interviewer' || open;
    return seats.make(askFor(session, { role, name, agent: false, write: role !== 'observer', admitted }));
  };
  const [candidate, interviewer, observer] = await Promise.all([
    make('candidate', names.candidateName),
    make('interviewer', names.interviewerName),
    make('observer', 'Observer'),
  ]);
  const issued = {
    candidate: linked(candidate, publicUrl),
    interviewer: linked(interviewer, publicUrl),
    observer: linked(observer, publicUrl),
  };
  return { issued, rows: [candidate, interviewer, observer] };
}

/** One more seat of a session that is stored. */
export async function issueSeat(
  seats: Pick<SeatIssuer, 'issue'>,
  session: Dated,
  publicUrl: string,
  place: Place,
): Promise<IssuedSeat> {
  return linked(await seats.issue(askFor(session, place)), publicUrl);
}

function askFor(session: Dated, place: Place): SeatAsk {
  const expiresAt = Math.max(Date.now(), session.endsAt ?? session.startedAt) + seatDays * day;
  return { sessionId: session.id, ...place, expiresAt };
}

function linked(
  { seat, token, expiresAt }: Pick<NewSeat, 'seat' | 'expiresAt'> & { token: string },
  publicUrl: string,
): IssuedSeat {
  const link = `${publicUrl}/room/${seat.sessionId}#seat=${token}`;
  return { id: seat.id, role: seat.role, name: seat.name, token, expiresAt, link };
}
