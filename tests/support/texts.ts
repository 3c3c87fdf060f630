// Reads the web app's sources for the texts in them: what is given to `t`, and what looks like a text but is not.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';

const root = join(import.meta.dirname, '../..');

interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}
export interface Found {
  /** `path:line` */
  place: string;
  text: string;
}
export interface Source {
  path: string;
  /** Every whole string, wherever it stands. */
  strings: Set<string>;
  /** Texts given to `t` by name; `early`: while the module loads, before the language is there. */
  said: (Found & { early: boolean })[];
  /** Words that a reader would see as they are written, in every language. */
  plain: Found[];
}

/** All sources below a folder of the repository. */
export function filesOf(folder: string, ends: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ends.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

export const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';

/** A component or a module; the second is read as the first's script. */
export function readSource(path: string): Source {
  const text = textOf(path);
  const component = path.endsWith('.svelte');
  const tree = parse(component ? text : `<script module lang="ts">${text}\n</script>`, { modern: true });
  const source: Source = { path, strings: new Set(), said: [], plain: [] };
  const place = (node: Node) => {
    const lines = (component ? text : `<script module lang="ts">${text}`).slice(0, node.start).split('\n');
    return `${path}:${String(lines.length)}`;
  };
  walk(tree.fragment, [], (node, parents) => look(source, node, parents, place(node), 'markup'));
  if (tree.instance)
    walk(tree.instance.content, [], (node, parents) => look(source, node, parents, place(node), 'component'));
  if (tree.module)
    walk(tree.module.content, [], (node, parents) => look(source, node, parents, place(node), 'module'));
  return source;
}

type Part = 'markup' | 'component' | 'module';

function walk(value: unknown, parents: Node[], see: (node: Node, parents: Node[]) => void): void {
  if (Array.isArray(value)) return value.forEach((one) => walk(one, parents, see));
  if (!isNode(value)) return;
  if (/^(ImportDeclaration|TS(?!As|Satisfies|NonNull).*|Comment|StyleSheet)$/.test(value.type)) return;
  see(value, parents);
  const inside = [...parents, value];
  for (const field of Object.values(value)) if (typeof field === 'object') walk(field, inside, see);
}

function look(source: Source, node: Node, parents: Node[], place: string, part: Part): void {
  if (node.type === 'Text') return lookAtText(source, node, parents, place);
  const text = stringOf(node);
  if (text === null) return;
  if (node.type === 'Literal') source.strings.add(text);
  if (isGiven(node, parents)) {
    const early = part === 'module' && !parents.some(({ type }) => /Function|Class/.test(type));
    source.said.push({ place, text, early });
  } else if (looksLikeText(text) && !isCompared(node, parents)) source.plain.push({ place, text });
}

/** Whether a string is, or can be, the text that `t` or a <Words> is asked for. */
function isGiven(node: Node, parents: Node[]): boolean {
  const inside = [...parents, node];
  const at = inside.findLastIndex(({ type }) => type === 'CallExpression' || type === 'Attribute');
  const asks = inside[at];
  if (asks?.type === 'Attribute')
    return asks['name'] === 'text' && inside.slice(0, at).findLast(isElement)?.['name'] === 'Words';
  if (!isNode(asks?.['callee']) || !Array.isArray(asks['arguments'])) return false;
  return /^(t|heard|say)$/.test(String(asks['callee']['name'])) && asks['arguments'][0] === inside[at + 1];
}

const isElement = ({ type }: Node) => /Element|Component/.test(type);

/** Attributes whose words people see or hear. */
const shown = /^(aria-(label|description|valuetext|placeholder)|label|title|placeholder|alt|hint|what|text)$/;

function lookAtText(source: Source, node: Node, parents: Node[], place: string): void {
  const text = String(node['data']).replaceAll(/\s+/g, ' ').trim();
  const attribute = parents.findLast(({ type }) => type === 'Attribute');
  const element = parents.findLast(isElement);
  if (attribute === undefined) {
    if (/\p{L}{2}/u.test(text) && !/^(kbd|code)$/.test(String(element?.['name'])))
      source.plain.push({ place, text });
  } else if (shown.test(String(attribute['name'])) && /\p{L}{2}/u.test(text))
    source.plain.push({ place, text });
}

/** A whole string, or a template's words with its values left out. */
function stringOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return null;
  return node['quasis'].map((one: { value: { cooked: string } }) => one.value.cooked).join('{}');
}

/** Two words in a row, or a word that begins a sentence. */
const looksLikeText = (text: string) =>
  /^[A-Z][a-z’']+(?![A-Za-z-])/.test(text) || /[a-z,’] [a-zA-Z]|[a-z] \{|\} [a-z]/.test(text);

/** Keys of objects and what is compared are names for the program. */
function isCompared(node: Node, parents: Node[]): boolean {
  const parent = parents.at(-1);
  if (!parent) return false;
  if (parent.type === 'Property') return parent['key'] === node;
  return /^(BinaryExpression|SwitchCase|MemberExpression)$/.test(parent.type);
}
