// The part of the stores' contract that is about seats, results, banks and keys.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createBanks } from '../../../server/db/banks.ts';
import type { Database } from '../../../server/db/database.ts';
import { NoSuchSession } from '../../../server/db/errors.ts';
import { createJournal } from '../../../server/db/journal.ts';
import { createKeyStore } from '../../../server/db/keys.ts';
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
