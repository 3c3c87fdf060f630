// Every operation with the seat of an agent that interviews: free it does what a person does, where people approve it reads
// and asks. What comes new to the table is held too, unless it says otherwise.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../../../shared/api/operation.ts';
import { type OperationId, operations } from '../../../shared/api/operations.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { makePerson } from './people.ts';
import { addressOf, targets } from './targets.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

/** An agent's way to call an operation of its session. */
async function agentIn(ai: object) {
  const session = await host.start({ questionIds: ['parking-fee'], totalQuestions: 1, ai });
  const seat = { role: 'interviewer', name: 'Robin', agent: true };
  const added = await host.call('POST', `/api/sessions/${session.sessionId}/seats`, seat);
  const { token } = bodyOf(operations.addSeat, added);
  const person = await makePerson(host, adminKey, false);
  const place = targets({ session, keyId: '', person, webhook: null, question: null });
  return (id: OperationId) => {
    const { method, path } = operations[id];
    return host.call(method, addressOf(path, place[id]), place[id].body, token);
  };
}
const table = Object.entries<Operation>(operations) as [OperationId, Operation][];
const ofInterviewers = table.filter(
  ([, { access }]) => access !== 'open' && access.seats.includes('interviewer'),
);

test('where people approve, it reads; what it changes is held, or a draft', async () => {
  const call = await agentIn({ approves: true });
  const found: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const [id, { method, status, agents }] of ofInterviewers) {
    if (agents === 'always') continue; // it changes nothing
    const answer = await call(id);
    found[id] = answer.status === status ? 'done' : codeOf(answer);
    expected[id] = method === 'GET' || agents === 'drafts' ? 'done' : 'forbidden';
    if (agents === 'drafts') expect(answer.body).toMatchObject({ drafted: true });
  }
  expect(found).toEqual(expected);
  expect(Object.values(expected).filter((one) => one === 'forbidden').length).toBeGreaterThan(5);
});

test('free, it does all but judge', async () => {
  for (const [id, { status, method, agents }] of ofInterviewers) {
    if (method === 'GET' || agents === 'always') continue;
    const answer = await (await agentIn({}))(id);
    expect([id, answer.status]).toEqual([id, agents === 'never' ? 403 : status]);
  }
});
