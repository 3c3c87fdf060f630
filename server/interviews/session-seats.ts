// The links of a session: a seat for each role, its token in the link's fragment so that no server logs it.
import type { Role } from '../../shared/protocol.ts';
import type { SeatIssuer, SessionRow } from './ports.ts';

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

/** The candidate and the interviewer write; the observer reads. */
export async function issueSeats(
  seats: SeatIssuer,
  session: SessionRow,
  names: { candidateName: string; interviewerName: string },
  publicUrl: string,
): Promise<IssuedSeats> {
  const admitted = !session.settings.waitingRoom;
  const issue = (role: Role, name: string) =>
    issueSeat(seats, session, publicUrl, {
      role,
      name,
      agent: false,
      write: role !== 'observer',
      admitted: role === 'interviewer' || admitted,
    });
  return {
    candidate: await issue('candidate', names.candidateName),
    interviewer: await issue('interviewer', names.interviewerName),
    observer: await issue('observer', 'Observer'),
  };
}

export async function issueSeat(
  seats: SeatIssuer,
  session: Pick<SessionRow, 'id' | 'startedAt' | 'endsAt'>,
  publicUrl: string,
  ask: { role: Role; name: string; agent: boolean; write: boolean; admitted: boolean },
): Promise<IssuedSeat> {
  const expiresAt = Math.max(Date.now(), session.endsAt ?? session.startedAt) + seatDays * day;
  const { seat, token } = await seats.issue({ sessionId: session.id, ...ask, expiresAt });
  const link = `${publicUrl}/room/${session.id}#seat=${token}`;
  return { id: seat.id, role: seat.role, name: seat.name, token, expiresAt, link };
}
