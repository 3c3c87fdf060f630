// The audit log tells the organisation, the session and the address, and is appended to: the database itself refuses
// to change it. Rows older than a month may be deleted by whoever says so in the same transaction (retention).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table audit
    add column org_id text not null default 'org_default' references organisations (id),
    add column session_id text,
    add column address text`,
  `create index audit_by_org on audit (org_id, id desc)`,
  `create index audit_by_session on audit (session_id, id desc) where session_id is not null`,
  `create index audit_by_age on audit (at)`,
  `create function audit_is_appended_to() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and current_setting('candor.audit_retention', true) = 'on' then
      if old.at < now() - interval '30 days' then return old; end if;
    end if;
    raise exception 'the audit log is appended to, never changed';
  end $$`,
  `create trigger audit_never_changes before update or delete on audit
    for each row execute function audit_is_appended_to()`,
  `create trigger audit_is_never_emptied before truncate on audit
    for each statement execute function audit_is_appended_to()`,
];
