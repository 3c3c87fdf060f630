// What each type of a signature is called in each language: starter code and the drivers both follow this table.
// Knows no values and no programs.
import type { Language } from './languages.ts';
import type { ValueType } from './values.ts';

type Scalar = 'int' | 'long' | 'float' | 'string' | 'bool';

interface Naming {
  scalar: Record<Scalar, string>;
  list(item: ValueType): string;
  optional(item: ValueType): string;
  /** Keys are always strings. */
  map(item: ValueType): string;
}

/**
 * | type            | Python        | JS, TypeScript      | Java             | C++                        | Go           |
 * |-----------------|---------------|---------------------|------------------|----------------------------|--------------|
 * | int             | int           | number              | int              | int                        | int          |
 * | long            | int           | number              | long             | long long                  | int64        |
 * | float           | float         | number              | double           | double                     | float64      |
 * | string          | str           | string              | String           | std::string                | string       |
 * | bool            | bool          | boolean             | boolean          | bool                       | bool         |
 * | list of T       | list[T]       | T[]                 | T[] (int[][], …) | std::vector<T>             | []T          |
 * | optional T      | T or None     | T or null           | boxed, nullable  | std::optional<T>           | *T           |
 * | map to T        | dict[str, T]  | Record<string, T>   | Map<String, T>   | std::map<std::string, T>   | map[string]T |
 *
 * An optional of an optional means the same as the optional alone. In JavaScript the names appear in JSDoc.
 * Java arrays, maps and strings are nullable as they are: optional changes numbers and booleans only.
 */
export const naming: Record<Language, Naming> = {
  python: {
    scalar: { int: 'int', long: 'int', float: 'float', string: 'str', bool: 'bool' },
    list: (item) => `list[${typeName('python', item)}]`,
    optional: (item) => `${typeName('python', item)} | None`,
    map: (item) => `dict[str, ${typeName('python', item)}]`,
  },
  javascript: scriptNaming('javascript'),
  typescript: scriptNaming('typescript'),
  java: {
    scalar: { int: 'int', long: 'long', float: 'double', string: 'String', bool: 'boolean' },
    list: (item) => `${typeName('java', item)}[]`,
    optional: (item) => boxed(item),
    map: (item) => `Map<String, ${boxed(item)}>`,
  },
  cpp: {
    scalar: { int: 'int', long: 'long long', float: 'double', string: 'std::string', bool: 'bool' },
    list: (item) => `std::vector<${typeName('cpp', item)}>`,
    optional: (item) => `std::optional<${typeName('cpp', item)}>`,
    map: (item) => `std::map<std::string, ${typeName('cpp', item)}>`,
  },
  go: {
    scalar: { int: 'int', long: 'int64', float: 'float64', string: 'string', bool: 'bool' },
    list: (item) => `[]${typeName('go', item)}`,
    optional: (item) => `*${typeName('go', item)}`,
    map: (item) => `map[string]${typeName('go', item)}`,
  },
};

/** The type's name in a language, as it stands in source code: `typeName('java', { list: 'int' })` is `int[]`. */
export function typeName(language: Language, type: ValueType): string {
  const names = naming[language];
  if (typeof type === 'string') return names.scalar[type];
  if ('list' in type) return names.list(type.list);
  if ('map' in type) return names.map(type.map);
  return names.optional(plain(type.optional));
}

/** Strips optionals: `optional(optional(int))` is no other type than `optional(int)`. */
export function plain(type: ValueType): ValueType {
  return typeof type === 'object' && 'optional' in type ? plain(type.optional) : type;
}

const javaBoxes: Record<Scalar, string> = {
  int: 'Integer',
  long: 'Long',
  float: 'Double',
  string: 'String',
  bool: 'Boolean',
};

/** Java's name where null or a type argument is allowed: `Integer` for int, `int[]` stays. */
function boxed(type: ValueType): string {
  const inner = plain(type);
  return typeof inner === 'string' ? javaBoxes[inner] : typeName('java', inner);
}

function scriptNaming(language: 'javascript' | 'typescript'): Naming {
  const grouped = (item: ValueType) => {
    const name = typeName(language, item);
    return name.endsWith('| null') ? `(${name})` : name;
  };
  return {
    scalar: { int: 'number', long: 'number', float: 'number', string: 'string', bool: 'boolean' },
    list: (item) => `${grouped(item)}[]`,
    optional: (item) => `${typeName(language, item)} | null`,
    map: (item) => `Record<string, ${typeName(language, item)}>`,
  };
}
