// All that the report page reads: report, journal, seats, scorecards. Failures are values.
import type { z } from 'zod';
import type { Report } from '../../../shared/api/report.ts';
import { scorecardOperations } from '../../../shared/api/scorecards.ts';
import { seatOperations } from '../../../shared/api/seats.ts';
import { sessionOperations } from '../../../shared/api/sessions.ts';
import type { RoomEvent } from '../../../shared/protocol.ts';
import { ask, type Told } from '../lib/ask.ts';

const pageEvents = 1_000;
const mostPages = 20; // as much as the server's own report reads

export type Cards = z.output<typeof scorecardOperations.listScorecards.response>;
export type Seats = z.output<typeof seatOperations.listSeats.response>['seats'];
export interface Whole {
  report: Report;
  events: RoomEvent[];
  seats: Seats;
  cards: Cards;
}

/** The first failure is the answer. */
export async function loadReport(id: string, as: string): Promise<Told<Whole>> {
  const asked = { as, params: { id } };
  const report = await ask(sessionOperations.sessionReport, asked);
  if (!report.ok) return report;
  const [events, seats, cards] = await Promise.all([
    loadEvents(id, as),
    ask(seatOperations.listSeats, asked),
    ask(scorecardOperations.listScorecards, asked),
  ]);
  if (!events.ok) return events;
  if (!seats.ok) return seats;
  if (!cards.ok) return cards;
  const data = { report: report.data, events: events.data, seats: seats.data.seats, cards: cards.data };
  return { ok: true, data };
}

async function loadEvents(id: string, as: string): Promise<Told<RoomEvent[]>> {
  const events: RoomEvent[] = [];
  for (let page = 0; page < mostPages; page++) {
    const query = { after: events.at(-1)?.n ?? 0, limit: pageEvents };
    const got = await ask(sessionOperations.sessionEvents, { as, params: { id }, query });
    if (!got.ok) return got;
    events.push(...got.data.events);
    if (!got.data.more) break;
  }
  return { ok: true, data: events };
}
