// A line of the audit log is stored with the change it tells of, before anybody knows what came of that: it stays open,
// and may be completed once, soon, and in nothing but what was done, to what, and how.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table audit add column open boolean not null default false`,
  `create or replace function audit_is_appended_to() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and current_setting('candor.audit_retention', true) = 'on' then
      if old.at < now() - interval '30 days' then return old; end if;
    end if;
    if tg_op = 'UPDATE' then
      if old.open and not new.open and old.at > now() - interval '1 hour'
        and (new.id, new.org_id, new.at, new.actor) = (old.id, old.org_id, old.at, old.actor)
        and new.address is not distinct from old.address
      then return new; end if;
    end if;
    raise exception 'the audit log is appended to, never changed';
  end $$`,
];
