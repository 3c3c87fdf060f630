// What callers get wrong, each with its stable code: bodies, codes, sessions, seats, runs at once, limits.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { codeOf, type Host, openHost } from './host.ts';

let host: Host;
let session: Awaited<ReturnType<Host['start']>>;
beforeAll(async () => {
  host = await openHost();
  session = await host.start({ language: 'python', languages: ['python', 'javascript'] });
});
afterAll(async () => {
  await host?.close();
});

const execute = '/api/code/execute';
const hello = { code: 'print(1)', language: 'python' };

test.each([
  ['an unknown language', { ...hello, language: 'cobol' }, 400, 'invalid', 'language'],
  ['empty code', { ...hello, code: '' }, 400, 'invalid', 'code'],
  ['no code', { language: 'python' }, 400, 'invalid', 'code'],
  ['a number for code', { ...hello, code: 7 }, 400, 'invalid', 'code'],
  ['an unknown name', { ...hello, timeout: 7 }, 400, 'invalid', 'timeout'],
  ['a path upwards', { ...hello, files: [{ path: '../x', text: '' }] }, 400, 'invalid', 'files.0.path'],
  ['a list', [1], 400, 'invalid', undefined],
  ['null', 'null', 400, 'invalid', undefined],
  ['bad JSON', '{"code": ', 400, 'bad_json', undefined],
  ['__proto__', '{"code":"1","language":"python","__proto__":{"x":1}}', 400, 'invalid', '__proto__'],
  ['NUL', { ...hello, code: 'a\0b' }, 400, 'invalid', 'code'],
  ['half a character', '{"code":"\\ud800","language":"python"}', 400, 'invalid', 'code'],
  ['deep nesting', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 400, 'invalid', undefined],
  ['over 100 KB', { ...hello, stdin: 'x'.repeat(102_401) }, 413, 'too_large', undefined],
  ['far over 100 KB', { ...hello, stdin: 'x'.repeat(900_000) }, 413, 'too_large', undefined],
])('%s', async (_, body, status, code, field) => {
  const answer = await host.call('POST', execute, body);
  expect(answer.body).toEqual({
    error: code,
    message: expect.any(String),
    ...(field === undefined ? {} : { field }),
  });
  expect(answer.status).toBe(status);
});

// A database takes neither, and a caller never means them.
test.each([
  '/api/sessions/%00',
  '/api/sessions/a%00b/events',
  '/api/questions/a%00/state',
  '/api/questions?cursor=%00',
  '/api/sessions?candidateName=a%00',
  '/api/keys/%00',
  '/api/users/%00/sessions',
  '/api/test/question-banks?recruiterId=%00',
  '/api/audit?actor=%00',
])('NUL in %s', async (path) => {
  const answer = await host.call('GET', path);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid']);
});

test('another content type, a compressed body, broken UTF-8', async () => {
  const form = await host.call('POST', execute, 'code=1', undefined, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect([form.status, codeOf(form)]).toEqual([415, 'unsupported_media_type']);
  const zipped = await host.call('POST', execute, '{}', undefined, { 'content-encoding': 'gzip' });
  expect([zipped.status, codeOf(zipped)]).toEqual([415, 'unsupported_media_type']);
  const response = await fetch(host.url + execute, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'ck_the_bootstrap_key_of_the_tests' },
    body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: 'bad_json' });
});

test('unknown sessions, question numbers and languages', async () => {
  const good = { sessionId: session.sessionId, code: 'x = 1', questionNumber: 1 };
  const submit = async (change: object) => {
    const answer = await host.call('POST', '/api/test/submit-code', { ...good, ...change });
    return [answer.status, z.looseObject({ error: z.string() }).parse(answer.body)];
  };
  expect(await submit({ sessionId: 'test_none' })).toMatchObject([404, { error: 'not_found' }]);
  expect(await submit({ questionNumber: 3 })).toMatchObject([
    400,
    { error: 'invalid', field: 'questionNumber' },
  ]);
  expect(await submit({ questionNumber: 0 })).toMatchObject([
    400,
    { error: 'invalid', field: 'questionNumber' },
  ]);
  expect(await submit({ language: 'go' })).toMatchObject([400, { error: 'invalid', field: 'language' }]);
  expect(await submit({ timeSpent: -1 })).toMatchObject([400, { error: 'invalid', field: 'timeSpent' }]);
  const unknown = await host.call('GET', '/api/nowhere');
  expect([unknown.status, codeOf(unknown)]).toEqual([404, 'not_found']);
  const method = await host.call('PATCH', '/health', {});
  expect([method.status, codeOf(method)]).toEqual([405, 'method_not_allowed']);
});

test('forged, broken and revoked seats', async () => {
  const { token, id } = session.seats.observer;
  const path = `/api/sessions/${session.sessionId}`;
  expect((await host.call('GET', path, undefined, token)).status).toBe(200);
  const forged = `${token.slice(0, -4)}AAAA`;
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.x`;
  for (const bad of [forged, unsigned, 'a.b.c']) {
    const answer = await host.call('GET', path, undefined, bad);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthorized']);
  }
  expect((await host.call('DELETE', `${path}/seats/${id}`)).status).toBe(200);
  const revoked = await host.call('GET', path, undefined, token);
  expect([revoked.status, codeOf(revoked)]).toEqual([401, 'unauthorized']);
  const again = await host.call('DELETE', `${path}/seats/${id}`);
  expect([again.status, codeOf(again)]).toEqual([404, 'not_found']);
});

test("one session's people cannot change another's seats", async () => {
  const other = await host.start();
  const mine = session.seats.interviewer.token;
  const path = `/api/sessions/${session.sessionId}/seats/${other.seats.candidate.id}`;
  for (const [method, body] of [
    ['PATCH', { write: false }],
    ['DELETE', undefined],
  ] as const) {
    const answer = await host.call(method, path, body, mine);
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found']);
  }
  const still = await host.call(
    'GET',
    `/api/sessions/${other.sessionId}`,
    undefined,
    other.seats.candidate.token,
  );
  expect(still.status).toBe(200);
});

test('a waiting candidate may do nothing until admitted', async () => {
  const waiting = await host.start({ waitingRoom: true });
  const { id, token } = waiting.seats.candidate;
  const path = `/api/sessions/${waiting.sessionId}`;
  const before = await host.call('GET', path, undefined, token);
  expect([before.status, codeOf(before)]).toEqual([403, 'waiting']);
  const admit = await host.call(
    'PATCH',
    `${path}/seats/${id}`,
    { admitted: true },
    waiting.seats.interviewer.token,
  );
  expect(admit.status).toBe(200);
  expect((await host.call('GET', path, undefined, token)).status).toBe(200);
});

test(
  'a second run while one runs is refused, and the first one is scored',
  { timeout: 240_000 },
  async () => {
    const { sessionId } = session;
    // Loaded anew for each test: all together longer than a slow machine needs for two requests.
    const slow = 'import time\ntime.sleep(2)\n';
    const submit = (code: string) =>
      host.call('POST', '/api/test/submit-code', { sessionId, code, questionNumber: 1 });
    const first = submit(slow);
    // The turn is taken as soon as the run is in the journal.
    await expect
      .poll(async () => JSON.stringify((await host.call('GET', `/api/sessions/${sessionId}/events`)).body), {
        timeout: 60_000,
      })
      .toContain('run.started');
    const second = await submit('x = 1');
    expect([second.status, codeOf(second)]).toEqual([409, 'running']);
    expect((await first).status).toBe(200);
  },
);

test('limits: counted per key, refused with the time to wait', async () => {
  const key = await host.key(['execute'], { execution: 2 });
  const run = () => host.call('POST', execute, { ...hello, code: '' }, key);
  expect((await run()).headers.get('ratelimit-remaining')).toBe('1');
  expect((await run()).status).toBe(400);
  const refused = await run();
  expect([refused.status, codeOf(refused)]).toEqual([429, 'rate_limited']);
  expect(refused.headers.get('ratelimit-limit')).toBe('2');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const other = await host.key(['execute']);
  expect((await host.call('POST', execute, {}, other)).headers.get('ratelimit-limit')).toBe('10');
  expect((await host.call('POST', execute, {})).headers.get('ratelimit-limit')).toBe('100');
});
