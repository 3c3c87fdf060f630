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
  let [closed, well] = [0, 0];
  for (const [i, message] of broken.entries()) {
    const id = `broken-${server.kind}-${String(i)}`;
    if (server.kind === 'ours') await place.sessions([id]);
    const offender = await connect(server, id);
    const typist = await connect(server, id);
    let heard = 0;
    const watcher = await connect(server, id, (said) => (heard += said[0] === 0 && said[1] === 2 ? 1 : 0));
    offender.say(message);
    await pause(CLOSED_MS);
    if (!isOpen(offender)) closed++;
    const doc = new Y.Doc();
    doc.getText('q1/python').insert(0, 'x');
    typist.say(updateFrame(Y.encodeStateAsUpdate(doc)));
    await pause(CLOSED_MS);
    if (isOpen(typist) && heard > 0) well++;
    for (const { socket } of [offender, typist, watcher]) socket.terminate();
  }
  return { 'offenders closed, of 4': closed, 'rooms that go on, of 4': well };
}

const isOpen = ({ socket }: Line): boolean => socket.readyState === socket.OPEN;
