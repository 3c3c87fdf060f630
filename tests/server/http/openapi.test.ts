// The description is true: every operation in it is called, valid, invalid and fuzzed, and answers as described.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../../shared/api/operation.ts';
import { copyOperations } from '../../../shared/api/copies.ts';
import { type OperationId, operations } from '../../../shared/api/operations.ts';
import { type Answer, codeOf, type Host, openHost } from './host.ts';
import { isAboutLogin, makePerson } from './people.ts';
import {
  addressOf,
  isAboutQuestion,
  isAboutWebhook,
  makeQuestion,
  makeWebhook,
  type Target,
  targets,
} from './targets.ts';

let host: Host;
let admin: string; // with limits that a fuzzer does not reach
beforeAll(async () => {
  host = await openHost();
  admin = await host.key(['admin'], { general: 100_000, execution: 100_000, sessions: 100_000 });
});
afterAll(async () => {
  await host?.close();
});

const described = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) })),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
async function describedOperations() {
  const api = described.parse((await host.call('GET', '/api/openapi.json', undefined, null)).body);
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, responses }]) => ({
      path,
      method: method.toUpperCase(),
      id: operationId as OperationId,
      statuses: Object.keys(responses).map(Number),
    })),
  );
  return { api, all };
}

/** With who may ask: an administrator, or the candidate of an interview that is over. */
async function freshTarget(id: OperationId): Promise<Target & { credential: string }> {
  const made = await host.call('POST', '/api/keys', { name: 'k', scopes: ['read'] }, admin);
  const { key } = operations.createKey.response.parse(made.body);
  const session = await host.start({ questionIds: ['parking-fee'], totalQuestions: 1 }, admin);
  const webhook = isAboutWebhook(id) ? await makeWebhook(host, admin) : null;
  const person = await makePerson(host, admin, isAboutLogin(id));
  const question = isAboutQuestion(id) ? await makeQuestion(host, admin) : null;
  const target = targets({ session, keyId: key.id, person, webhook, question })[id];
  if (id === 'deleteOrganisation') {
    const founded = await host.call('POST', '/api/organisations', { name: 'Doomed' }, admin);
    const { organisation } = operations.createOrganisation.response.parse(founded.body);
    return { params: { id: organisation.id }, query: 'name=Doomed', credential: admin };
  }
  if (!(id in copyOperations)) return { ...target, credential: admin };
  await host.call('POST', `/api/sessions/${session.sessionId}/end`, undefined, admin);
  return { ...target, credential: session.seats.candidate.token };
}

test('the document names every operation once, and its pointers lead somewhere', async () => {
  const { api, all } = await describedOperations();
  expect(all.map(({ id }) => id).toSorted()).toEqual(Object.keys(operations).toSorted());
  const pointers = JSON.stringify(api).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  for (const [, name] of pointers) expect(Object.keys(api.components.schemas)).toContain(name);
  expect(JSON.stringify(api)).not.toContain('#/$defs');
});

test('the page for people names every path and needs no other host', async () => {
  const page = await host.call('GET', '/api/docs', undefined, null);
  const html = String(page.body);
  for (const { path } of Object.values(operations)) expect(html).toContain(path);
  expect(html).not.toMatch(/<script|src="http|href="http/);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
});

test('every operation: a good request, and one with an unknown name', async () => {
  for (const { id, method, path, statuses } of (await describedOperations()).all) {
    const operation: Operation = operations[id];
    const target = await freshTarget(id);
    const good = await host.call(method, addressOf(path, target), target.body, target.credential);
    expect(`${id} ${good.status}`).toBe(`${id} ${operation.status}`);
    expect(good.headers.has('ratelimit-limit')).toBe(operation.limit !== 'none');
    if (typeof operation.response !== 'string') operation.response.parse(good.body);
    const bad = operation.body
      ? await host.call(method, addressOf(path, target), { ...target.body, surprise: 1 }, target.credential)
      : operation.query
        ? await host.call(
            method,
            `${addressOf(path, { ...target, query: `${target.query ?? ''}&surprise=1` })}`,
            undefined,
            target.credential,
          )
        : null;
    if (!bad) continue;
    expect(bad.body, id).toMatchObject({ error: 'invalid', field: 'surprise' });
    expect(statuses).toContain(bad.status);
  }
}, 300_000);

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\0',
    '\ud800',
    '__proto__',
    '../../etc/passwd',
    "' or 1=1 --",
    '${7*7}',
    '\r\n\r\n',
    '%',
    '_',
  ),
  fc.integer({ min: 1, max: 70_000 }).map((n) => 'x'.repeat(n)),
);
const odd = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }), // often valid
  fc.integer({ min: 1, max: 3 }),
  oddText,
  fc.constantFrom(-1, 0, 1e308, 2 ** 53, 1.5, null, true, [], {}, '', [[]], { constructor: 1 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(oddText, { maxLength: 30 }),
);

/** The same value with one place in it, at most three levels down, replaced by something odd. */
function mutated(value: unknown, depth = 0): fc.Arbitrary<unknown> {
  if (value === null || typeof value !== 'object' || depth === 3) return odd;
  const keys = Object.keys(value);
  if (keys.length === 0) return odd;
  const inside = fc.constantFrom(...keys).chain((key) =>
    mutated(Reflect.get(value, key), depth + 1).map((changed) => {
      if (Array.isArray(value)) return value.with(Number(key), changed);
      return { ...value, [key]: changed };
    }),
  );
  return fc.oneof({ weight: 5, arbitrary: inside }, { weight: 1, arbitrary: odd });
}

/** Never a fault of ours, never a trace, always one of the described statuses with the described shape. */
function acceptable(id: OperationId, statuses: number[], answer: Answer): void {
  const operation: Operation = operations[id];
  const shown = `${id} ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
  // On a busy machine the sandbox may have no time for it: that is said, with Retry-After.
  if (answer.status === 503) return expect(['busy', 'unavailable']).toContain(codeOf(answer));
  expect(answer.status, shown).toBeLessThan(500);
  expect([...statuses, 400, 404], shown).toContain(answer.status);
  if (answer.status >= 300) expect(codeOf(answer), shown).toMatch(/^[a-z_]+$/);
  else if (typeof operation.response !== 'string') operation.response.parse(answer.body);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|server\/http|at \w+ \(/);
}

test('odd bodies, addresses and queries never break the server', async () => {
  const counted = { cases: 0, refused: 0 };
  for (const { id, method, path, statuses } of (await describedOperations()).all) {
    const target = await freshTarget(id);
    const send = async (address: string, body: unknown) => {
      const answer = await host.call(method, address, body, admin);
      acceptable(id, statuses, answer);
      counted.cases++;
      if (answer.status >= 400) counted.refused++;
    };
    const runs = { seed: 20_26, numRuns: 25, endOnFailure: true };
    if (target.body)
      await fc.assert(
        fc.asyncProperty(mutated(target.body), (body) => send(addressOf(path, target), body)),
        runs,
      );
    if (Object.keys(target.params).length > 0)
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }), (text) =>
          send(addressOf(path, { ...target, params: { ...target.params, id: text } }), target.body),
        ),
        runs,
      );
    if (target.query)
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...target.query.matchAll(/(\w+)=/g)),
          fc.string(),
          ([, name], text) =>
            send(addressOf(path, { ...target, query: `${name}=${encodeURIComponent(text)}` }), undefined),
        ),
        runs,
      );
  }
  const total = Object.keys(operations).length;
  process.stdout.write(
    `fuzz: ${counted.cases} cases over ${total} operations, ${counted.refused} refused, 5xx = 0\n`,
  );
  expect(counted.cases).toBeGreaterThan(700);
  expect(counted.refused).toBeLessThan(counted.cases);
}, 240_000);
