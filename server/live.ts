// The living half of the server: rooms and documents, which share a session id and meet only here.
import { closeCodes } from '../shared/close-codes.ts';
import type { Sandbox } from '../sandbox/job.ts';
import type { Seats } from './access/seats.ts';
import { rubric } from './ai/rubric.ts';
import { countedEdits } from './watching/counted.ts';
import { watchDocuments, watchRooms } from './watching/gauges.ts';
import { createDocuments, type Documents } from './docs/documents.ts';
import { createTexts } from './document-texts.ts';
import { holdWhilePaused, verifyWithPauses } from './held-documents.ts';
import type { Listening } from './http-server.ts';
import { forwardedFor } from './forwarded.ts';
import { createJudge } from './interviews/judge.ts';
import { type LiveAi, openLiveAi } from './assistant/live-ai.ts';
import type { BuiltInBank } from './interviews/bank.ts';
import type { Interviews } from './interviews/sessions.ts';
import type { Logger } from './log.ts';
import type { Models } from './assistant/models.ts';
import type { Nodes } from './nodes.ts';
import type { Announce } from './rooms/ports.ts';
import { createRooms, type Rooms } from './rooms/rooms.ts';
import { type Holder, watchSeats } from './standing.ts';
import type { Stores } from './stores.ts';
import type { Watching } from './watching/watching.ts';

export interface LiveDeps {
  http: Listening;
  corsOrigins: string[];
  trustProxy: boolean;
  watching: Watching;
  models: Models | null;
  bank: Pick<BuiltInBank, 'find'>;
  stores: Stores;
  nodes: Nodes;
  seats: Seats;
  sandbox: Sandbox;
  interviews: Interviews;
  log: Logger;
  now: () => number;
  graceMs: number | undefined;
}

export type Live = ReturnType<typeof openLive>;

export function openLive(deps: LiveDeps) {
  const { stores, nodes, seats, log, now, interviews, sandbox } = deps;
  const find = (id: string) => stores.sessions.find(id);
  const texts = createTexts({
    find,
    state: (id, name) => documents.state(id, name),
    updatesUntil: (id, name, at) => stores.documents.updatesUntil(id, name, at),
  });
  const documents: Documents = createDocuments({
    store: countedEdits(stores.documents, deps.watching.metrics),
    verify: verifyWithPauses(seats),
    seed: (id, name) => texts.seed(id, name),
    channel: nodes.redis === null ? null : nodes.channel,
    ...(deps.trustProxy && { address: forwardedFor }),
    refused: (why) => deps.watching.metrics.editsRefused.inc({ why }),
    log,
  });
  watchDocuments(documents, deps.watching.metrics);
  const judge = createJudge({
    sandbox,
    now,
    sessions: stores.sessions,
    results: stores.results,
    review: rubric,
    log,
  });
  const ai = openLiveAi(deps, {
    publish: (...said) => rooms.publish(...said),
    texts: (id) => texts.texts(id, 'code', null),
    advance: (id, question, by) => rooms.advance(id, question, by),
  });
  const rooms: Rooms = createRooms({
    sandbox,
    seats,
    judge,
    log,
    now,
    http: deps.http.server,
    origins: deps.corsOrigins,
    journal: heardJournal(deps.watching.journal(stores.journal), ai),
    sessions: interviews,
    calendar: stores.sessions,
    reviewer: ai.reviewer,
    announce: announceTo(documents),
    asked: (seat, text) => ai.interviewing.asked(seat, text),
    mayAsk: (seat) => ai.interviewing.mayAsk(seat),
    voice: ai.voice,
    submitted: ai.submitted,
    channel: nodes.channel,
    turns: nodes.turns,
    presence: nodes.presence,
    limited: (verb) => deps.watching.metrics.limited.inc({ limit: verb }),
    ...(deps.graceMs !== undefined && { graceMs: deps.graceMs }),
  });
  watchRooms(rooms, stores.sessions, deps.watching.metrics);
  const unwatch = watch(deps, [rooms, holdWhilePaused(documents)]);
  const removed = (sessionId: string): void => dismiss(sessionId, rooms, documents);
  const close = (): Promise<void> => (unwatch(), rooms.close());
  return { rooms, documents, texts, ai, removed, close };
}

/** A single node hears all that it decides; many may lose the word between them. */
function watch({ nodes, stores, log }: LiveDeps, holders: Holder[]): () => void {
  if (nodes.redis === null) return () => {};
  return watchSeats({ look: (ids) => stores.seats.standings(ids), holders, log });
}

/** The same journal; the AI interviewer hears what this node has stored. */
function heardJournal(journal: Stores['journal'], ai: Pick<LiveAi, 'heard'>): Stores['journal'] {
  return {
    ...journal,
    async append(sessionId, by, entries) {
      const events = await journal.append(sessionId, by, entries);
      ai.heard(sessionId, events);
      return events;
    },
  };
}

/** The session was deleted: nobody stays inside, on any node. */
function dismiss(sessionId: string, rooms: Rooms, documents: Documents): void {
  rooms.dismiss(sessionId);
  documents.closeSession(sessionId, closeCodes.notFound);
}

/** Documents follow what the room decides. */
function announceTo(documents: Documents): Announce {
  return {
    permitted: (seat) => documents.setWrite(seat.id, seat.write),
    revoked: (seat) => documents.closeSeat(seat.id, closeCodes.revoked),
    ended: (sessionId) => documents.closeSession(sessionId, closeCodes.ended),
  };
}
