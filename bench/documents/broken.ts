// Four broken messages, each by somebody in a room with another: who is closed, and whether the other goes on typing.
import * as Y from 'yjs';
import { awarenessFrame, updateFrame } from '../../server/docs/messages.ts';
import { connect } from './people.ts';
import type { Line } from './people.ts';
import type { Place, Server } from './process.ts';
import { pause } from './typing.ts';
import type { Row } from './typing.ts';

const CLOSED_MS = 1_500; // who is not closed by then is let be

const whole = awarenessFrame([{ client: 7, clock: 1, json: '{"cursor":1}' }]);
const broken: Uint8Array[] = [
  updateFrame(new Uint8Array([1, 3, 9, 250, 250, 4, 1])), // an update that ends too early
  new Uint8Array([0, 2, 200, 201, 202]), // noise
  awarenessFrame([{ client: 7, clock: 1, json: '{"cursor":' }]), // no JSON
  whole.subarray(0, whole.length - 4), // cut off
];

export async function breaking(server: Server, place: Place): Promise<Row> {
  const ids = broken.map((_, i) => `broken-${String(i)}`);
  if (server.kind === 'ours') await place.sessions(ids);
  const ends = await Promise.all(broken.map((message, i) => breakOne(server, ids[i] ?? '', message)));
  return {
    'offenders closed, of 4': ends.filter(({ closed }) => closed).length,
    'rooms that go on, of 4': ends.filter(({ well }) => well).length,
  };
}

async function breakOne(
  server: Server,
  id: string,
  message: Uint8Array,
): Promise<{ closed: boolean; well: boolean }> {
  let heard = 0;
  const offender = await connect(server, id);
  const typist = await connect(server, id);
  const watcher = await connect(server, id, (said) => (heard += said[0] === 0 && said[1] === 2 ? 1 : 0));
  offender.say(message);
  await pause(CLOSED_MS);
  const closed = !isOpen(offender);
  const doc = new Y.Doc();
  doc.getText('q1/python').insert(0, 'x');
  typist.say(updateFrame(Y.encodeStateAsUpdate(doc)));
  await pause(CLOSED_MS);
  const well = isOpen(typist) && heard > 0;
  for (const { socket } of [offender, typist, watcher]) socket.terminate();
  return { closed, well };
}

const isOpen = ({ socket }: Line): boolean => socket.readyState === socket.OPEN;
