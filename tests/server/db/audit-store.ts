// The part of the stores' contract that is about the audit log: the database itself keeps it as it is.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createAudit } from '../../../server/db/audit.ts';
import type { Database } from '../../../server/db/database.ts';
import { ofOrganisation } from '../../../server/db/organisation-scope.ts';

const entry = { actor: 'key_1', action: 'tried', subject: null, session: null, address: null, detail: {} };
const dayMs = 86_400_000;

export function auditStore(db: () => Database): void {
  test('lines of the audit log are appended, and neither changed nor deleted', async () => {
    const audit = createAudit(db());
    await audit.append(entry);
    const refused = /appended to, never changed/;
    await expect(db().updateTable('audit').set({ actor: 'nobody' }).execute()).rejects.toThrow(refused);
    await expect(db().deleteFrom('audit').execute()).rejects.toThrow(refused);
    await expect(sql`truncate audit`.execute(db())).rejects.toThrow(refused);
    // Retention deletes what is old, whatever it is asked for.
    const at = new Date(Date.now() - 40 * dayMs);
    await db().insertInto('audit').values({ at, actor: 'key_1', action: 'tried', detail: '{}' }).execute();
    expect(await audit.list({ action: 'tried', limit: 9 })).toHaveLength(2);
    expect(await audit.prune(Date.now(), 9)).toBe(1);
    expect(await audit.list({ action: 'tried', limit: 9 })).toMatchObject([entry]);
    await expect(db().deleteFrom('audit').execute()).rejects.toThrow(refused);
  });

  test('the handle of an organisation refuses what it cannot keep apart', async () => {
    const own = ofOrganisation(db(), 'org_default');
    expect(await createAudit(own).list({ action: 'tried', limit: 9 })).toHaveLength(1);
    await db().insertInto('organisations').values({ id: 'org_2', name: 'Two' }).execute();
    expect(await createAudit(ofOrganisation(db(), 'org_2')).list({ limit: 9 })).toEqual([]);
    await expect(sql`select id from sessions`.execute(own)).rejects.toThrow(/without org_id/);
    const left = own.selectFrom('seats').leftJoin('sessions', 'sessions.id', 'seats.session_id');
    await expect(left.selectAll('seats').execute()).rejects.toThrow(/cannot be kept apart/);
    const stolen = own.insertInto('webhooks').values({ ...hook, org_id: 'org_2' });
    await expect(stolen.execute()).rejects.toThrow(/org_id is not given/);
    // A subquery is restricted as well.
    const inner = own
      .selectFrom('organisations')
      .select('name')
      .where('id', 'in', (eb) => eb.selectFrom('audit').select('org_id'));
    expect(await inner.execute()).toEqual([{ name: 'Default' }]);
  });
}

const hook = {
  id: 'hook_1',
  owner_key: null,
  url: 'http://a.test',
  secret: 's',
  events: '[]',
  disabled_why: null,
};
