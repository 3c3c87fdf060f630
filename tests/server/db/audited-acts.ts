// The part of the stores' contract that is about acts and their lines in the audit log: both are stored, or neither.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createAudit } from '../../../server/db/audit.ts';
import type { Database } from '../../../server/db/database.ts';
import { createKeyStore } from '../../../server/db/keys.ts';
import { ofOrganisation } from '../../../server/db/organisation-scope.ts';
import { createSessions } from '../../../server/db/sessions.ts';
import { session } from './rows.ts';

const entry = {
  actor: 'key_acts',
  action: 'begun',
  subject: null,
  session: null,
  address: '10.0.0.1',
  detail: {},
};

export function auditedActs(db: () => Database): void {
  const own = () => ofOrganisation(db(), 'org_default');
  const lines = async () =>
    (await createAudit(own()).list({ actor: entry.actor, limit: 99 })).map(({ action }) => action);

  test('a line is stored with what changes, once for each act, and completed once', async () => {
    const audit = createAudit(own());
    const one = session({ id: 'test_acts_1' });
    const [first, second, none] = await audit.during(entry, undefined, async (act) => {
      const take = () => act.take();
      await createSessions(db()).insert(one); // a transaction, on another handle of the same database
      await createSessions(db()).advance(one.id, 2); // the same act
      const begun = take();
      await createSessions(own()).advance(one.id, 99); // finds nothing: no change
      expect(take()).toBeNull();
      await createSessions(own()).end(one.id, 'caller', 5_000); // a statement alone
      return [begun, take(), take()];
    });
    expect([await lines(), none]).toEqual([['begun', 'begun'], null]);
    const done = { ...entry, action: 'done', subject: one.id, detail: { n: 1 } };
    await audit.complete(String(first), done);
    await expect(audit.complete(String(first), done)).rejects.toThrow(/never changed/);
    const actor = db()
      .updateTable('audit')
      .set({ actor: 'nobody', open: false })
      .where('id', '=', String(second));
    await expect(actor.execute()).rejects.toThrow(/never changed/);
    const [last] = (await audit.list({ actor: entry.actor, limit: 9 })).toReversed();
    expect(last).toMatchObject({ ...done, id: first });
    await createSessions(own()).advance(one.id, 1); // nobody's act
    expect(await lines()).toHaveLength(2);
  });

  test('an act whose line cannot be stored is undone, and one that fails leaves no line', async () => {
    const audit = createAudit(own());
    const before = await lines();
    const two = session({ id: 'test_acts_2' });
    await createSessions(own()).insert(two);
    await sql`create function refuse_lines() returns trigger language plpgsql as
      $$ begin if new.actor = 'key_acts' then raise exception 'no more lines'; end if; return new; end $$`.execute(
      db(),
    );
    await sql`create trigger refuse_lines before insert on audit for each row
      execute function refuse_lines()`.execute(db());
    try {
      for (const act of [
        () => createSessions(own()).end(two.id, 'caller', 5_000),
        () => createSessions(own()).remove(two.id),
        () => createSessions(own()).insert(session({ id: 'test_acts_3' })),
      ])
        await expect(audit.during<unknown>(entry, undefined, act)).rejects.toThrow('no more lines');
    } finally {
      await sql`drop trigger refuse_lines on audit`.execute(db());
      await sql`drop function refuse_lines`.execute(db());
    }
    expect(await createSessions(own()).find(two.id)).toMatchObject({ active: true });
    expect(await createSessions(own()).find('test_acts_3')).toBeNull();
    const again = audit.during(entry, undefined, () => createSessions(own()).insert(two)); // is there already
    await expect(again).rejects.toThrow();
    expect(await lines()).toEqual(before);
    // The connection is as good as before.
    await audit.during(entry, undefined, () => createKeyStore(own()).revoke('key_none'));
    await audit.during(entry, undefined, () => createSessions(own()).remove(two.id));
    expect(await lines()).toHaveLength(before.length + 1);
  });
}
