// What a session left behind: events, documents at a time, the report. Reads alone.
import type { RoomEvent } from '../../../shared/protocol.ts';
import { forbidden } from '../../errors.ts';
import { reportOf } from '../../interviews/report.ts';
import type { Caller } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';
import type { JournalReader } from '../ports.ts';

const pageEvents = 1_000;
const reportPages = 20; // of the journal: 20,000 events

export function recordHandlers({
  sessions,
  results,
  journal,
  documents,
  aiCalls,
  now,
}: Pick<HandlerParts, 'sessions' | 'results' | 'journal' | 'documents' | 'aiCalls' | 'now'>): Pick<
  Handlers,
  'sessionEvents' | 'sessionDocument' | 'sessionReport'
> {
  return {
    async sessionEvents({ caller, params, query: { after, limit } }) {
      const session = await ownSession(sessions, caller, params.id);
      const found = await journal.read(session.id, { after, limit: limit + 1, audience: audienceOf(caller) });
      return { body: { events: found.slice(0, limit), more: found.length > limit } };
    },

    async sessionDocument({ caller, params: { id, name }, query }) {
      const session = await ownSession(sessions, caller, id);
      if (name === 'notes' && audienceOf(caller) === 'room') throw forbidden('notes are for interviewers');
      const texts = await documents.texts(session.id, name, query.at ?? null);
      return { body: { name, at: query.at ?? now(), texts } };
    },

    async sessionReport({ caller, params }) {
      const session = await ownSession(sessions, caller, params.id);
      const [rows, read, ai] = await Promise.all([
        results.list(session.id),
        wholeJournal(journal, session.id),
        aiCalls.spent(session.id),
      ]);
      return { body: reportOf(session, rows, { ...read, ai }) };
    },
  };
}

function audienceOf(caller: Caller): 'room' | 'interviewers' {
  return caller.kind === 'seat' && caller.seat.role !== 'interviewer' ? 'room' : 'interviewers';
}

async function wholeJournal(journal: JournalReader, sessionId: string) {
  const events: RoomEvent[] = [];
  for (let page = 0; page < reportPages; page++) {
    const after = events.at(-1)?.n ?? 0;
    const found = await journal.read(sessionId, { after, limit: pageEvents, audience: 'interviewers' });
    events.push(...found);
    if (found.length < pageEvents) return { events, truncated: false };
  }
  return { events, truncated: true };
}
