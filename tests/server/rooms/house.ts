// A house with one interview in it: real HTTP server, real Socket.IO, the real stores on PGlite; programs are scripted.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createSeats } from '../../../server/access/seats.ts';
import { lonelyChannel } from '../../../server/channel.ts';
import { type Database, openDatabase } from '../../../server/db/database.ts';
import { createJournal } from '../../../server/db/journal.ts';
import { createResults } from '../../../server/db/results.ts';
import { createSeatStore } from '../../../server/db/seats.ts';
import { createSessions } from '../../../server/db/sessions.ts';
import { createJudge } from '../../../server/interviews/judge.ts';
import { createInterviews } from '../../../server/interviews/sessions.ts';
import { createLog } from '../../../server/log.ts';
import type { Reviewer } from '../../../server/rooms/ports.ts';
import { createPresence } from '../../../server/rooms/presence.ts';
import { createRooms, type RoomsDeps } from '../../../server/rooms/rooms.ts';
import { createTurns } from '../../../server/rooms/turns.ts';
import { analysisSchema } from '../../../shared/evidence.ts';
import type { Role } from '../../../shared/protocol.ts';
import { type StoredQuestion, settingsSchema, storedQuestionSchema } from '../../../shared/session.ts';
import { copyDatabase } from '../../support/template.ts';
import { enter, type Person } from './person.ts';
import { scriptedSandbox } from './scripted.ts';

const secret = 'a secret of at least thirty-two characters';
const log = createLog('silent');

/** Echoes its argument; the second test is hidden. */
export const question: StoredQuestion = storedQuestionSchema.parse({
  question: {
    id: 'echo',
    title: 'Echo',
    difficulty: 'easy',
    statement: 'Return it.',
    kind: 'function',
    signature: { name: 'echo', params: [{ name: 'x', type: 'string' }], returns: 'string' },
    tests: [
      { args: ['open'], expected: 'open' },
      { args: ['sesame-secret'], expected: 'sesame-secret', hidden: true },
    ],
  },
});

const reviewer: Reviewer = {
  model: null,
  async *review({ verdict }) {
    yield { kind: 'text', text: `Passed ${verdict.passed} ` };
    yield { kind: 'text', text: `of ${verdict.total}.` };
    yield { kind: 'ended', strengths: ['It runs.'], improvements: [], questions: [], dropped: 0 };
  },
};

export interface Store {
  db: Database;
  close(): Promise<void>;
}
export async function openStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-rooms-'));
  await copyDatabase(folder);
  const opened = await openDatabase({ folder }, () => {});
  return {
    db: opened.db,
    async close() {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** One node on `store`. `more` replaces parts, such as the channel between nodes. */
export async function openHouse({ db }: Store, more: Partial<RoomsDeps> = {}) {
  const http = createServer();
  const store = createSessions(db);
  const seats = createSeats({ store: createSeatStore(db), secret });
  const now = Date.now;
  const interviews = createInterviews({
    store,
    seats,
    publicUrl: 'http://x',
    ai: { configured: false },
    now,
  });
  const sandbox = scriptedSandbox();
  const review = () => ({ feedback: '', strengths: [], improvements: [], model: null });
  const results = createResults(db, analysisSchema);
  const announced: string[] = [];
  const people: Person[] = [];
  const rooms = createRooms({
    http,
    origins: [],
    journal: createJournal(db),
    sessions: interviews,
    seats,
    sandbox,
    reviewer,
    log,
    judge: createJudge({ sandbox, sessions: store, results, review, now, log }),
    calendar: store,
    announce: {
      permitted: (seat) => void announced.push(`permitted ${seat.id} ${String(seat.write)}`),
      revoked: (seat) => void announced.push(`revoked ${seat.id}`),
      ended: (id) => void announced.push(`ended ${id}`),
    },
    asked: () => {},
    channel: lonelyChannel,
    turns: createTurns(),
    presence: createPresence(),
    graceMs: 50,
    ...more,
  });
  await rooms.start();
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;

  return {
    rooms,
    seats,
    url,
    announced,
    store,
    async session(settings: object = {}) {
      const started = await interviews.start(
        {
          ownerKey: null,
          candidateName: 'Ada',
          interviewerName: 'Ivo',
          difficulty: 'easy',
          language: 'python',
          totalQuestions: 1,
          metadata: {},
          deleteAfterDays: null,
          keepAtLeastDays: null,
          tags: [],
          ids: [],
          settings: settingsSchema.parse({ languages: ['python'], ...settings }),
        },
        [question],
      );
      if (!started.ok) throw new Error(started.message);
      return started.session.id;
    },
    seat: (sessionId: string, role: Role, admitted = true, agent = false) =>
      seats.issue({
        sessionId,
        role,
        name: role,
        agent,
        admitted,
        write: role !== 'observer',
        expiresAt: Date.now() + 3_600_000,
      }),
    /** Somebody with a new seat comes in and has read the journal. */
    async person(sessionId: string, role: Role) {
      const person = await enter(url, (await this.seat(sessionId, role)).token);
      people.push(person);
      expect((await person.sync()).ok).toBe(true);
      return person;
    },
    async close() {
      for (const person of people) person.leave();
      await rooms.close();
      http.close();
    },
  };
}
