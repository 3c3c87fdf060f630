// The one place where data of organisations is kept apart: a database handle on which every query sees and writes
// the rows of one organisation alone. Stores over it are written as if there were no other.
import {
  type AliasNode,
  ColumnNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  PrimitiveValueListNode,
  type QueryId,
  type RawNode,
  type SelectQueryNode,
  sql,
  type TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

/** How a table's rows belong to an organisation: by themselves, or by what they hang on. */
type Belongs = 'own' | 'session' | 'question' | 'webhook' | 'user' | 'nobody';

/** Every table stands here: one that is forgotten does not compile. */
const belongs: Record<keyof Tables, Belongs> = {
  sessions: 'own',
  question_banks: 'own',
  questions: 'own',
  api_keys: 'own',
  webhooks: 'own',
  users: 'own',
  user_sessions: 'user',
  invitations: 'user',
  passkeys: 'user',
  passkey_challenges: 'nobody', // whoever signs in is not known yet
  results: 'session',
  seats: 'session',
  scorecards: 'session',
  journal: 'session',
  doc_updates: 'session',
  doc_snapshots: 'session',
  doc_cursors: 'session',
  doc_authors: 'session',
  ai_calls: 'session',
  question_versions: 'question',
  deliveries: 'webhook',
  organisations: 'nobody', // names alone; only operators of the installation are shown the list
  shared_questions: 'nobody', // the built-in bank, which everybody sees
  idempotency: 'nobody', // by the caller's id, which no two callers share
  audit: 'own',
  settings: 'nobody', // of the installation; operators alone change them
};
/** The tables whose rows hang on a session, for those who count them. */
export const sessionTables = Object.entries(belongs).flatMap(([table, by]) =>
  by === 'session' ? [table] : [],
);
const byName = new Map<string, Belongs>(Object.entries(belongs));

/** The same database, of one organisation. Transactions on it keep to it too. */
export function ofOrganisation(db: Database, org: string): Database {
  const scope = new Scope(org);
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (node.kind === 'RawNode') checkRaw(node);
      return scope.transformNode(node, queryId);
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return db.withPlugin(plugin);
}

/** Kysely lets a query be rewritten by a subclass alone. Subqueries come through here as well. */
class Scope extends OperationNodeTransformer {
  readonly #org: string;
  constructor(org: string) {
    super();
    this.#org = org;
  }

  protected override transformSelectQuery(node: SelectQueryNode, id: QueryId): SelectQueryNode {
    const done = super.transformSelectQuery(node, id);
    for (const { joinType, table } of node.joins ?? [])
      if (joinType !== 'InnerJoin' && belongsTo(table) !== 'nobody')
        throw new Error(`${joinType} with a table of organisations: its rows cannot be kept apart here`);
    const tables = [...(node.from?.froms ?? []), ...(node.joins ?? []).map((join) => join.table)];
    return restricted(done, this.#conditions(tables));
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, id: QueryId): UpdateQueryNode {
    const done = super.transformUpdateQuery(node, id);
    if (node.from || node.joins) throw new Error('an update of several tables cannot be kept apart here');
    return restricted(done, this.#conditions(node.table ? [node.table] : []));
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, id: QueryId): DeleteQueryNode {
    const done = super.transformDeleteQuery(node, id);
    if (node.using || node.joins) throw new Error('a deletion by several tables cannot be kept apart here');
    return restricted(done, this.#conditions(node.from.froms));
  }

  /** What hangs on a session names it, and its caller had to find that session on this handle first. */
  protected override transformInsertQuery(node: InsertQueryNode, id: QueryId): InsertQueryNode {
    const done = super.transformInsertQuery(node, id);
    if (node.into === undefined || belongsTo(node.into) !== 'own') return done;
    const { columns = [], values } = done;
    if (values === undefined || !ValuesNode.is(values)) throw new Error('only values can be inserted here');
    if (columns.some(({ column }) => column.name === 'org_id')) throw new Error('org_id is not given here');
    const lists = values.values.map((list) => {
      if (PrimitiveValueListNode.is(list)) return PrimitiveValueListNode.create([...list.values, this.#org]);
      return ValueListNode.create([...list.values, ValueNode.create(this.#org)]);
    });
    return { ...done, columns: [...columns, ColumnNode.create('org_id')], values: ValuesNode.create(lists) };
  }

  #conditions(tables: readonly OperationNode[]): OperationNode[] {
    return tables.flatMap((table) => {
      const name = shownName(table);
      const column = (of: string) => sql.ref(`${name}.${of}`);
      const org = this.#org;
      switch (belongsTo(table)) {
        case 'own':
          return [sql`${column('org_id')} = ${org}`.toOperationNode()];
        case 'session':
          return [
            sql`${column('session_id')} in (select id from sessions where org_id = ${org})`.toOperationNode(),
          ];
        case 'question':
          return [
            sql`${column('question_id')} in (select id from questions where org_id = ${org})`.toOperationNode(),
          ];
        case 'webhook':
          return [
            sql`${column('webhook_id')} in (select id from webhooks where org_id = ${org})`.toOperationNode(),
          ];
        case 'user':
          return [
            sql`${column('user_id')} in (select id from users where org_id = ${org})`.toOperationNode(),
          ];
        case 'nobody':
          return [];
      }
    });
  }
}

function restricted<T extends OperationNode & { readonly where?: WhereNode }>(
  node: T,
  conditions: OperationNode[],
): T {
  let where = node.where;
  for (const condition of conditions)
    where =
      where === undefined
        ? WhereNode.create(condition)
        : WhereNode.cloneWithOperation(where, 'And', condition);
  return where === undefined ? node : { ...node, where };
}

function tableOf(node: OperationNode): string | null {
  const inner = node.kind === 'AliasNode' ? (node as AliasNode).node : node;
  return inner.kind === 'TableNode' ? (inner as TableNode).table.identifier.name : null;
}
function shownName(node: OperationNode): string {
  const alias = node.kind === 'AliasNode' ? (node as AliasNode).alias : null;
  if (alias?.kind === 'IdentifierNode' && 'name' in alias) return String(alias.name);
  return tableOf(node) ?? '';
}
/** What is no table (a subquery, a function) was restricted inside. */
function belongsTo(node: OperationNode): Belongs {
  return byName.get(tableOf(node) ?? '') ?? 'nobody';
}

/** Text is not rewritten: where it names a table of organisations, it must say itself which rows it means. */
function checkRaw(node: RawNode): void {
  const text = node.sqlFragments.join(' ');
  for (const [, table = ''] of text.matchAll(/\b(?:from|join|update|into)\s+"?(\w+)/gi))
    if (byName.get(table) === 'own' && !text.includes('org_id'))
      throw new Error(`text about ${table} without org_id, on a handle of one organisation`);
}
