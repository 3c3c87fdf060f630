// A session to try Candor with: made at the first start, its three links signed anew at each later one.
import { aiSettingsSchema } from '../shared/session.ts';
import type { Role } from '../shared/protocol.ts';
import type { Bank, SessionRow } from './interviews/ports.ts';
import type { Interviews } from './interviews/sessions.ts';
import { issueSeat } from './interviews/session-seats.ts';
import type { Seats } from './access/seats.ts';

export type DemoLinks = Record<Role, string>;
const OWNER = 'demo'; // no key has this id: nobody else's list shows it
const DAY_MS = 86_400_000;
const names: Record<Role, string> = { candidate: 'Ada', interviewer: 'Ivo', observer: 'Olga' };

export async function demoLinks(deps: {
  sessions: {
    list(filter: { ownerKey: string; active: boolean; limit: number }): Promise<{ id: string }[]>;
    find(id: string): Promise<SessionRow | null>;
  };
  interviews: Interviews;
  seats: Seats;
  bank: Bank;
  publicUrl: string;
}): Promise<DemoLinks> {
  const [known] = await deps.sessions.list({ ownerKey: OWNER, active: true, limit: 1 });
  const session = known === undefined ? null : await deps.sessions.find(known.id);
  if (session === null) {
    const { seats } = await startDemo(deps.interviews, deps.bank);
    return {
      candidate: seats.candidate.link,
      interviewer: seats.interviewer.link,
      observer: seats.observer.link,
    };
  }
  const link = (role: Role) => linkFor(deps, session, role);
  return {
    candidate: await link('candidate'),
    interviewer: await link('interviewer'),
    observer: await link('observer'),
  };
}

async function startDemo(interviews: Interviews, bank: Bank) {
  const pool = bank.list().map(({ question, solution }) => ({ question, solution }));
  const started = await interviews.start(
    {
      ownerKey: OWNER,
      candidateName: names.candidate,
      interviewerName: names.interviewer,
      difficulty: 'mixed',
      tags: [],
      ids: [],
      language: 'python',
      totalQuestions: Math.min(3, pool.length),
      settings: {
        languages: ['python', 'javascript', 'typescript', 'java', 'cpp', 'go'],
        timeLimitMinutes: null,
        extraTime: 1,
        waitingRoom: false,
        startsAt: null,
        aiWatches: true,
        sharesFeedback: false,
        ai: aiSettingsSchema.parse({}),
      },
      metadata: { demo: true },
      deleteAfterDays: null,
      keepAtLeastDays: null,
    },
    pool,
  );
  if (!started.ok) throw new Error(`no demo session: ${started.message}`);
  return started;
}

/** The seat of the first start, or a new one when that is revoked or about to expire. */
async function linkFor(
  { seats, publicUrl }: { seats: Seats; publicUrl: string },
  session: SessionRow,
  role: Role,
): Promise<string> {
  const usable = (await seats.list(session.id)).find(
    (one) =>
      one.seat.role === role &&
      !one.seat.agent &&
      one.revokedAt === null &&
      one.expiresAt > Date.now() + DAY_MS,
  );
  const again = usable === undefined ? null : await seats.reissue(usable.seat.id);
  if (again !== null) return `${publicUrl}/room/${session.id}#seat=${again.token}`;
  const place = { role, name: names[role], agent: false, write: role !== 'observer', admitted: true };
  return (await issueSeat(seats, session, publicUrl, place)).link;
}
