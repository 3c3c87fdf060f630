// Types and signatures as one line of text, for people who write questions: `count(words: string[], most: int?): map<int>`.
import { signatureSchema, type Signature, type ValueType } from './values.ts';

const scalars = ['int', 'long', 'float', 'string', 'bool'] as const;
const deepest = 8; // types inside of types

export function typeText(type: ValueType): string {
  if (typeof type === 'string') return type;
  if ('list' in type) return `${typeText(type.list)}[]`;
  if ('optional' in type) return `${typeText(type.optional)}?`;
  return `map<${typeText(type.map)}>`;
}

export function signatureText({ name, params, returns }: Signature): string {
  const list = params.map((param) => `${param.name}: ${typeText(param.type)}`).join(', ');
  return `${name}(${list}): ${typeText(returns)}`;
}

/** Null: it is no type. */
function parseType(text: string, left = deepest): ValueType | null {
  const word = text.trim();
  if (left === 0) return null;
  const scalar = scalars.find((name) => name === word);
  if (scalar) return scalar;
  const inner = (part: string, wrap: (type: ValueType) => ValueType): ValueType | null => {
    const type = parseType(part, left - 1);
    return type === null ? null : wrap(type);
  };
  if (word.endsWith('[]')) return inner(word.slice(0, -2), (list) => ({ list }));
  if (word.endsWith('?')) return inner(word.slice(0, -1), (optional) => ({ optional }));
  const map = /^map\s*<([\s\S]*)>$/.exec(word);
  return map?.[1] === undefined ? null : inner(map[1], (type) => ({ map: type }));
}

/** The signature, or what is wrong with it in a sentence. */
export function parseSignature(
  text: string,
): { ok: true; signature: Signature } | { ok: false; problem: string } {
  const parts = /^\s*(\w+)\s*\(([^)]*)\)\s*:\s*(.+?)\s*$/.exec(text);
  if (!parts) return wrong('write it like: name(first: int, rest: string[]): bool');
  const [, name = '', list = '', last = ''] = parts;
  const params: Signature['params'] = [];
  for (const piece of list.trim() === '' ? [] : list.split(',')) {
    const [param = '', typed = ''] = piece.split(':').map((word) => word.trim());
    const type = parseType(typed);
    if (type === null) return wrong(`"${piece.trim()}": a parameter is its name, ":", and a type`);
    params.push({ name: param, type });
  }
  const returns = parseType(last);
  if (returns === null) return wrong(`"${last}" is no type: int, long, float, string, bool, T[], T?, map<T>`);
  const parsed = signatureSchema.safeParse({ name, params, returns });
  if (parsed.success) return { ok: true, signature: parsed.data };
  return wrong('names are camelCase, at most 40 letters and digits, and there are at most 8 parameters');
}

function wrong(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}
