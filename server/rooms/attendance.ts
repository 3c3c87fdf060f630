// Who is in the room or at its door: `joined`, `waiting` and `left`, once a seat, whatever its sockets do.
// Counts this node's sockets; `presence` knows the other nodes. Knows no sockets themselves.
import type { Seat } from '../../shared/protocol.ts';
import type { Log } from './ports.ts';
import { type Here, type Presence, renewMs } from './presence.ts';
import type { Publish } from './publish.ts';

const door = 'waiting:'; // before the id of a seat that is not admitted yet

export interface Attendance {
  enter(seat: Seat, admitted: boolean): Promise<void>;
  /** Tells `left` after the grace, unless the seat comes back: a reload is no departure. */
  leave(seat: Seat, admitted: boolean): void;
  /** Seats of nodes that died. */
  sweep(): Promise<void>;
  /** Once, before anybody enters: seats that the journal has here and that are nowhere. */
  settle(listed: { sessionId: string; seat: string }[]): Promise<void>;
  close(): Promise<void>;
}

export function createAttendance(deps: {
  presence: Presence;
  publish: Publish;
  log: Log;
  graceMs: number;
}): Attendance {
  const { presence, publish, log, graceMs } = deps;
  const local = new Map<string, { here: Here; seat: Seat; sockets: number; going: NodeJS.Timeout | null }>();

  const { told, tellLeft } = createTelling(publish);
  const arrive = async (here: Here, seat: Seat) => {
    if (await presence.enter(here)) await told(here, seat);
  };
  const depart = async (here: Here) => {
    if (await presence.leave(here)) await tellLeft(here);
  };
  const failed = (error: unknown) => log.warn({ err: error }, 'presence could not be told');
  const renewing = setInterval(() => {
    for (const { here, seat } of local.values()) arrive(here, seat).catch(failed);
  }, renewMs).unref();

  return {
    async enter(seat, admitted) {
      const here = { sessionId: seat.sessionId, seat: admitted ? seat.id : door + seat.id };
      const entry = local.get(here.seat) ?? { here, seat, sockets: 0, going: null };
      if (entry.going) clearTimeout(entry.going);
      entry.going = null;
      entry.sockets += 1;
      local.set(here.seat, entry);
      await arrive(here, seat).catch(failed); // nobody is kept out because presence is not known
    },
    leave(seat, admitted) {
      const name = admitted ? seat.id : door + seat.id;
      const entry = local.get(name);
      if (!entry || --entry.sockets > 0) return;
      entry.going = setTimeout(() => {
        local.delete(name);
        depart(entry.here).catch(failed);
      }, graceMs);
    },
    async sweep() {
      for (const here of await presence.lapsed()) await tellLeft(here);
    },
    async settle(listed) {
      for (const { sessionId, seat } of listed) {
        const places = [seat, door + seat].map((name) => presence.has({ sessionId, seat: name }));
        if (!(await Promise.all(places)).includes(true)) await tellLeft({ sessionId, seat });
      }
    },
    async close() {
      clearInterval(renewing);
      const all = [...local.values()];
      local.clear();
      for (const { going } of all) if (going) clearTimeout(going);
      await Promise.all(all.map(({ here }) => depart(here).catch(failed)));
      await presence.close();
    },
  };
}

function createTelling(publish: Publish) {
  const told = (here: Here, seat: Seat) =>
    here.seat.startsWith(door)
      ? publish(here.sessionId, seat.id, { audience: 'interviewers', happening: { kind: 'waiting', seat } })
      : publish(here.sessionId, seat.id, { happening: { kind: 'joined', seat } });
  const tellLeft = ({ sessionId, seat }: Here) => {
    const id = seat.replace(door, '');
    const audience = id === seat ? 'room' : 'interviewers';
    return publish(sessionId, id, { audience, happening: { kind: 'left', seat: id } });
  };
  return { told, tellLeft };
}
