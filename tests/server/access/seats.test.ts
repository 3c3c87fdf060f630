// Seats and keys as their holders meet them, over the embedded database.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptSecret } from '../../../server/access/kept.ts';
import { createHeldKeys } from '../../../server/access/held-keys.ts';
import { createKeys, type KeyStore } from '../../../server/access/keys.ts';
import { createSeats } from '../../../server/access/seats.ts';
import { type OpenDatabase, openDatabase } from '../../../server/db/database.ts';
import { NoSuchSession } from '../../../server/db/errors.ts';
import { createIdempotency } from '../../../server/db/idempotency.ts';
import { createKeyStore } from '../../../server/db/keys.ts';
import { createSeatStore } from '../../../server/db/seats.ts';
import { createSessions } from '../../../server/db/sessions.ts';
import { copyDatabase } from '../../support/template.ts';
import { session } from '../db/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-access-'));
const secret = 's'.repeat(32);
let opened: OpenDatabase;
beforeAll(async () => {
  await copyDatabase(folder);
  opened = await openDatabase({ folder }, () => {});
});
afterAll(async () => {
  await opened?.close();
  rmSync(folder, { recursive: true, force: true });
});

const hour = 3_600_000;
async function newSession(): Promise<string> {
  const row = session({});
  await createSessions(opened.db).insert(row);
  return row.id;
}
const candidate = (sessionId: string, expiresAt: number) => ({
  sessionId,
  role: 'candidate' as const,
  name: 'Ada',
  agent: false,
  write: true,
  admitted: true,
  expiresAt,
});

test('a seat opens its session until it expires or is revoked', async () => {
  let clock = Date.now();
  const seats = createSeats({ store: createSeatStore(opened.db), secret, now: () => clock });
  const other = createSeats({ store: createSeatStore(opened.db), secret, now: () => clock }); // another node
  const id = await newSession();
  const issued = await seats.issue(candidate(id, clock + hour));
  expect(await seats.verify(issued.token)).toEqual({
    org: 'org_default',
    seat: issued.seat,
    admitted: true,
    expiresAt: clock + hour,
    ended: false,
    paused: false,
  });
  expect(await other.verify(issued.token)).not.toBeNull();
  expect((await seats.permit(issued.seat.id, false))?.write).toBe(false);
  expect((await seats.verify(issued.token))?.seat.write).toBe(false); // at once where it was changed
  clock += 1_000;
  expect((await other.verify(issued.token))?.seat.write).toBe(false); // within a second elsewhere

  const again = await seats.reissue(issued.seat.id);
  expect((await seats.verify(again?.token ?? ''))?.seat.id).toBe(issued.seat.id);
  expect((await seats.revoke(issued.seat.id))?.id).toBe(issued.seat.id);
  expect(await seats.verify(issued.token)).toBeNull();
  expect(await seats.reissue(issued.seat.id)).toBeNull();

  const short = await seats.issue(candidate(id, clock + 5_000));
  expect(await seats.verify(short.token)).not.toBeNull();
  clock += 6_000;
  expect(await seats.verify(short.token)).toBeNull();
  await expect(seats.issue(candidate('test_none', clock + hour))).rejects.toThrow(NoSuchSession);
});

test('forged tokens are refused', async () => {
  const seats = createSeats({ store: createSeatStore(opened.db), secret });
  const [here, there] = [await newSession(), await newSession()];
  const { seat, token } = await seats.issue(candidate(here, Date.now() + hour));
  const sign = (sid: string, key: string, issuer = 'candor') =>
    new SignJWT({ sid })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setSubject(seat.id)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(key));
  const [head, body, signature] = token.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  const forged = [
    '',
    'seat',
    'x'.repeat(5_000),
    `${head}.${body}.${signature?.split('').toReversed().join('')}`,
    `${none}.${body}.`,
    await sign(here, 'o'.repeat(32)),
    await sign(there, secret), // another session's
    await sign(here, secret, 'somebody'),
  ];
  for (const one of forged) expect(await seats.verify(one), one.slice(0, 40)).toBeNull();
  expect(await seats.verify(await sign(here, secret))).not.toBeNull();
});

test('keys work until rotated or revoked, and only their hash is stored', async () => {
  const lost: unknown[] = [];
  const store = createKeyStore(opened.db);
  const keys = createKeys({ store, bootstrap: 'the-first-key', onLostUse: (error) => lost.push(error) });
  expect(await keys.verify('the-first-key')).toMatchObject({ id: 'bootstrap', scopes: ['admin'] });
  const { secret: first, key } = await keys.create({ name: 'ATS', scopes: ['sessions'], limits: {} });
  expect(first).toMatch(/^ck_[\w-]{43}$/);
  expect(await keys.verify(first)).toMatchObject({ id: key.id, scopes: ['sessions'] });
  expect(JSON.stringify(await opened.db.selectFrom('api_keys').selectAll().execute())).not.toContain(first);
  await expect
    .poll(async () => (await keys.find(key.id))?.lastUsedAt, { timeout: 30_000 })
    .toBeTypeOf('number');

  const rotated = await keys.rotate(key.id);
  expect(await keys.verify(first)).toBeNull();
  expect((await keys.verify(rotated?.secret ?? ''))?.id).toBe(key.id);
  await keys.revoke(key.id);
  expect(await keys.verify(rotated?.secret ?? '')).toBeNull();
  expect(await keys.rotate(key.id)).toBeNull();
  for (const wrong of ['', 'ck_', 'the-first-ke', 'x'.repeat(1_000)])
    expect(await keys.verify(wrong)).toBeNull();
  expect(lost).toEqual([]);
});

test('a key that is held in memory is refused as soon as it is changed anywhere on the node', async () => {
  const store = createKeyStore(opened.db);
  const looked: string[] = [];
  const watched: KeyStore = {
    ...store,
    findByHash: (hash) => {
      looked.push(hash);
      return store.findByHash(hash);
    },
  };
  const held = createHeldKeys({ alone: true, now: Date.now });
  const make = (over: KeyStore) =>
    createKeys({ store: held(over), bootstrap: null, onLostUse: () => undefined });
  const door = make(watched); // who asks
  const desk = make(store); // who changes: of one organisation, say
  const { secret: first, key } = await desk.create({ name: 'ATS', scopes: ['execute'], limits: {} });
  for (let time = 0; time < 3; time += 1) expect((await door.verify(first))?.id).toBe(key.id);
  expect(looked.length).toBe(1);
  await desk.update(key.id, { scopes: ['sessions'] });
  expect((await door.verify(first))?.scopes).toEqual(['sessions']);
  const rotated = (await desk.rotate(key.id))?.secret ?? '';
  expect(await door.verify(first)).toBeNull();
  expect((await door.verify(rotated))?.id).toBe(key.id);
  await desk.revoke(key.id);
  expect(await door.verify(rotated)).toBeNull();

  // Looked up before the change, answered after it: not held.
  const late = await desk.create({ name: 'Late', scopes: ['execute'], limits: {} });
  const slow = make({
    ...store,
    findByHash: async (hash) => {
      const found = await store.findByHash(hash);
      await desk.revoke(late.key.id);
      return found;
    },
  });
  expect((await slow.verify(late.secret))?.id).toBe(late.key.id);
  expect(await door.verify(late.secret)).toBeNull();
});

test('a request with an idempotency key is done once', async () => {
  const once = createIdempotency(opened.db);
  const claims = await Promise.all([1, 2, 3].map(() => once.claim('key_1', 'k', 'hash')));
  expect(claims.map((claim) => claim.kind).toSorted()).toEqual(['busy', 'busy', 'new']);
  expect((await once.claim('key_1', 'k', 'other')).kind).toBe('mismatch');
  expect((await once.claim('key_2', 'k', 'other')).kind).toBe('new'); // of another caller
  await once.release('key_1', 'k');
  expect((await once.claim('key_1', 'k', 'hash')).kind).toBe('new');
  await once.finish('key_1', 'k', 201, { sessionId: 'test_1' });
  await once.release('key_1', 'k'); // too late: it is done
  const done = { kind: 'done', status: 201, response: { sessionId: 'test_1' } };
  expect(await once.claim('key_1', 'k', 'hash')).toEqual(done);
});

test('a generated secret is kept, for its owner alone', () => {
  const first = keptSecret(folder, 'api-key', 'ck_');
  expect(first).toMatchObject({ made: true, secret: expect.stringMatching(/^ck_.{43}$/) });
  expect(keptSecret(folder, 'api-key', 'ck_')).toEqual({ made: false, secret: first.secret });
  expect(statSync(join(folder, 'api-key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'api-key'), 'utf8')).toBe(`${first.secret}\n`);
});
