// What a database asks of whoever writes to it, read from its catalogue; and what a change of it would break for code
// that knows the schema before. For tests of migrations.
import { type QueryExecutorProvider, sql } from 'kysely';

interface Column {
  name: string; // table.column
  type: string;
  required: boolean; // neither null nor absent may it be
}
export interface Catalogue {
  tables: Set<string>;
  columns: Map<string, Column>;
  /** Constraints, unique indexes and triggers: what may refuse a row. By table and text. */
  rules: Set<string>;
}

export async function readCatalogue(db: QueryExecutorProvider): Promise<Catalogue> {
  const columns = await sql<Column & { table: string }>`
    select c.table_name as "table", c.table_name || '.' || c.column_name as name, c.data_type as type,
      c.is_nullable = 'NO' and c.column_default is null and c.is_generated = 'NEVER' and c.is_identity = 'NO' as required
    from information_schema.columns c where c.table_schema = 'public'`.execute(db);
  const rules = await sql<{ rule: string }>`
    select conrelid::regclass::text || ': ' || pg_get_constraintdef(oid) as rule from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
    union select indrelid::regclass::text || ': ' || pg_get_indexdef(indexrelid) from pg_index
      where indisunique and not indisprimary and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    union select tgrelid::regclass::text || ': ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`.execute(
    db,
  );
  return {
    tables: new Set(columns.rows.map(({ table }) => table)),
    columns: new Map(columns.rows.map((column) => [column.name, column])),
    rules: new Set(rules.rows.map(({ rule }) => rule)),
  };
}

/** What the change breaks for code of the version before, in words; empty: nothing. New tables may ask what they want. */
export function broken(before: Catalogue, after: Catalogue): string[] {
  const found: string[] = [];
  for (const [name, column] of before.columns) {
    const now = after.columns.get(name);
    if (now === undefined) found.push(`${name} is gone`);
    else if (now.type !== column.type) found.push(`${name} is ${now.type}, was ${column.type}`);
    else if (now.required && !column.required) found.push(`${name} must be given now`);
  }
  const isOld = (name: string, end: string): boolean => before.tables.has(name.split(end, 1)[0] ?? '');
  for (const [name, { required }] of after.columns)
    if (!before.columns.has(name) && isOld(name, '.') && required)
      found.push(`${name} is new and must be given`);
  for (const rule of after.rules)
    if (!before.rules.has(rule) && isOld(rule, ':')) found.push(`a new rule: ${rule}`);
  return found;
}
