// The part of the stores' contract that is about seats, results, banks and keys.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createBanks } from '../../../server/db/banks.ts';
import type { Database } from '../../../server/db/database.ts';
import { NoSuchSession } from '../../../server/db/errors.ts';
import { createIdempotency } from '../../../server/db/idempotency.ts';
import { createJournal } from '../../../server/db/journal.ts';
import { createKeyStore } from '../../../server/db/keys.ts';
import { createQuestionShelf } from '../../../server/db/question-shelf.ts';
import { createResults } from '../../../server/db/results.ts';
import { createSeatStore } from '../../../server/db/seats.ts';
import { createSessions } from '../../../server/db/sessions.ts';
import { candidate, privateBank, said, session, submission } from './rows.ts';

export function smallStores(db: () => Database): void {
  test('seats change, are revoked for good, and go with their session', async () => {
    const one = session({});
    await createSessions(db()).insert(one);
    const seats = createSeatStore(db());
    const seat = candidate(one.id);
    const record = await seats.insert(seat, false, 9_000);
    expect(record).toMatchObject({ seat, admitted: false, expiresAt: 9_000, revokedAt: null });
    expect((await seats.permit(seat.id, false))?.seat.write).toBe(false);
    expect((await seats.admit(seat.id))?.admitted).toBe(true);
    await createSessions(db()).end(one.id, 'caller', 1);
    expect(await seats.find(seat.id)).toMatchObject({ ended: true, admitted: true });
    expect((await seats.revoke(seat.id))?.revokedAt).toBeTypeOf('number');
    expect(await seats.permit(seat.id, true)).toBeNull();
    await expect(seats.insert({ ...seat, id: 'seat_x', sessionId: 'test_none' }, true, 1)).rejects.toThrow(
      NoSuchSession,
    );
    await createJournal(db()).append(one.id, seat.id, [said('hello')]);
    expect(await createSessions(db()).remove(one.id)).toMatchObject({
      sessions: 1,
      seats: 1,
      events: 1,
      documentUpdates: 0,
    });
    expect(await seats.find(seat.id)).toBeNull();
    expect(await createSessions(db()).remove(one.id)).toBeNull();
  });

  test('a session is stored with its seats, or not at all', async () => {
    const sessions = createSessions(db());
    const one = session({});
    const place = (id: string) => ({ ...candidate(one.id), id });
    const seats = ['seat_c', 'seat_b', 'seat_a'].map((id) => ({
      seat: place(id),
      admitted: id === 'seat_b',
      expiresAt: 9_000,
    }));
    await sessions.insert(one, seats);
    const listed = await createSeatStore(db()).list(one.id);
    expect(listed.map(({ seat, admitted, expiresAt }) => ({ seat, admitted, expiresAt }))).toEqual(seats);
    const two = session({});
    await expect(sessions.insert(two, seats)).rejects.toThrow();
    expect(await sessions.find(two.id)).toBeNull();
  });

  test('a key that came before is known for a day; a server that died holds it for a minute', async () => {
    const keys = createIdempotency(db());
    const claim = (key: string, hash = 'a') => keys.claim('owner', key, hash);
    const ages = (key: string, by: string) =>
      sql`update idempotency set created_at = now() - ${by}::interval where key = ${key}`.execute(db());
    expect([await claim('one'), await claim('one')]).toEqual([{ kind: 'new' }, { kind: 'busy' }]);
    await ages('one', '59 seconds');
    expect(await claim('one')).toEqual({ kind: 'busy' });
    await ages('one', '61 seconds');
    expect([await claim('one', 'b'), await claim('one')]).toEqual([{ kind: 'mismatch' }, { kind: 'new' }]);
    await keys.finish('owner', 'one', 200, { sessionId: 'x' });
    await ages('one', '23 hours');
    await keys.prune(100);
    expect(await claim('one')).toEqual({ kind: 'done', status: 200, response: { sessionId: 'x' } });
    await ages('one', '25 hours');
    expect(await claim('one', 'b')).toEqual({ kind: 'new' });
    await keys.finish('owner', 'one', 200, {});
    await ages('one', '25 hours');
    expect([await keys.prune(100), await keys.prune(100)]).toEqual([1, 0]);
  });

  test('shared questions are stored once, and a server with another bank finds them', async () => {
    const [question] = session({}).questions;
    if (question === undefined) throw new Error('a session has questions');
    const parts = [{ title: 'More', statement: 'And now backwards.' }];
    const shared = { ...question, question: { ...question.question, id: 'shared', parts } };
    const sessions = createSessions(db(), { shelf: createQuestionShelf(db(), [shared]) });
    const both = [session({ questions: [shared, question] }), session({ questions: [question, shared] })];
    for (const one of both) await sessions.insert(one);
    for (const one of both) {
      expect(await sessions.find(one.id)).toEqual(one);
      expect(await createSessions(db()).find(one.id)).toEqual(one);
    }
    expect(await sessions.reveal(both[0]?.id ?? '', 1, 1)).toBe(true);
    expect(await sessions.reveal(both[0]?.id ?? '', 1, 2)).toBe(false);
    const stored = await db().selectFrom('shared_questions').selectAll().execute();
    expect(stored.map(({ entry }) => entry)).toEqual([shared]);
    const rows = db()
      .selectFrom('sessions')
      .select('questions')
      .where('id', '=', both[0]?.id ?? '');
    expect((await rows.executeTakeFirstOrThrow()).questions).toEqual([{ shelf: stored[0]?.hash }, question]);
  });

  test('results, banks and keys come back as stored', async () => {
    const one = session({});
    await createSessions(db()).insert(one);
    const results = createResults(db(), z.object({ feedback: z.string() }));
    const result = submission(one.id, 'a\0');
    await results.insert(result);
    expect(await results.list(one.id)).toEqual([{ ...result, code: 'a\uFFFD' }]);

    const banks = createBanks(db());
    const bank = privateBank('r1');
    await banks.insert(bank);
    expect(await banks.find('bank_1')).toEqual(bank);
    expect(await banks.list({ recruiterId: 'r1', limit: 5 })).toEqual([bank]);
    expect(await banks.list({ recruiterId: null, limit: 5 })).toEqual([]);

    const keys = createKeyStore(db());
    const key = { id: 'key_1', name: 'ATS', scopes: ['read' as const], limits: { general: 5 } };
    await keys.insert({ ...key, hash: 'h1' });
    await keys.used('key_1', 2_000);
    expect(await keys.findByHash('h1')).toMatchObject({
      ...key,
      hash: 'h1',
      lastUsedAt: 2_000,
      revokedAt: null,
    });
    expect((await keys.update('key_1', { hash: 'h2', scopes: ['admin'] }))?.scopes).toEqual(['admin']);
    expect(await keys.findByHash('h1')).toBeNull();
    const revoked = await keys.revoke('key_1');
    expect(revoked?.revokedAt).toBeTypeOf('number');
    expect((await keys.revoke('key_1'))?.revokedAt).toBe(revoked?.revokedAt);
    expect(await keys.findByHash('h2')).toBeNull();
    expect(await keys.list()).toHaveLength(1);
  });
}
