// The code an editor opens with, made from a question's signature. Knows nothing of how it is driven.
import type { Language } from '../../shared/languages.ts';
import type { Question } from '../../shared/question.ts';
import { plain, typeName } from '../../shared/types-by-language.ts';
import type { Signature, ValueType } from '../../shared/values.ts';
import { stdinStarter } from './stdin-starter.ts';

/** Starter code in every language: the question's own where it has some, else made. It compiles as it is. */
export function starterFor(question: Question): Record<Language, string> {
  const made = question.kind === 'function' ? signatureStarter(question.signature) : stdinStarter;
  return { ...made, ...question.starter };
}

/** One function with an empty body, or with a neutral value to return where the compiler wants one. */
export function signatureStarter(signature: Signature): Record<Language, string> {
  return {
    python: python(signature),
    javascript: javascript(signature),
    typescript: typescript(signature),
    java: java(signature),
    cpp: cpp(signature),
    go: go(signature),
  };
}

const todo = 'Write your solution here';

function python({ name, params, returns }: Signature): string {
  const list = params.map((p) => `${p.name}: ${typeName('python', p.type)}`).join(', ');
  return `def ${name}(${list}) -> ${typeName('python', returns)}:\n    # ${todo}\n    pass\n`;
}

function javascript({ name, params, returns }: Signature): string {
  const doc = params.map((p) => ` * @param {${typeName('javascript', p.type)}} ${p.name}\n`).join('');
  const list = params.map((p) => p.name).join(', ');
  return (
    `/**\n${doc} * @returns {${typeName('javascript', returns)}}\n */\n` +
    `function ${name}(${list}) {\n  // ${todo}\n}\n`
  );
}

function typescript({ name, params, returns }: Signature): string {
  const list = params.map((p) => `${p.name}: ${typeName('typescript', p.type)}`).join(', ');
  return (
    `function ${name}(${list}): ${typeName('typescript', returns)} {\n` +
    `  // ${todo}\n  return ${neutralScript(returns)};\n}\n`
  );
}

function java({ name, params, returns }: Signature): string {
  const list = params.map((p) => `${typeName('java', p.type)} ${p.name}`).join(', ');
  return (
    `import java.util.*;\n\nclass Solution {\n    static ${typeName('java', returns)} ${name}(${list}) {\n` +
    `        // ${todo}\n        return ${neutralJava(returns)};\n    }\n}\n`
  );
}

function cpp({ name, params, returns }: Signature): string {
  const types = [...params.map((p) => p.type), returns];
  const headers = ['map', 'optional', 'string', 'vector'].filter(
    (header) => header === 'vector' || types.some((type) => typeName('cpp', type).includes(`std::${header}`)),
  );
  const list = params.map((p) => `${typeName('cpp', p.type)} ${p.name}`).join(', ');
  return (
    `${['algorithm', ...headers].map((header) => `#include <${header}>\n`).join('')}\n` +
    `${typeName('cpp', returns)} ${name}(${list}) {\n    // ${todo}\n    return {};\n}\n`
  );
}

function go({ name, params, returns }: Signature): string {
  const list = params.map((p) => `${p.name} ${typeName('go', p.type)}`).join(', ');
  return (
    `package main\n\nfunc ${name}(${list}) ${typeName('go', returns)} {\n` +
    `\t// ${todo}\n\treturn ${neutralGo(returns)}\n}\n`
  );
}

function neutralScript(type: ValueType): string {
  if (typeof type === 'string') return { int: '0', long: '0', float: '0', string: "''", bool: 'false' }[type];
  if ('list' in type) return '[]';
  return 'map' in type ? '{}' : 'null';
}

function neutralJava(type: ValueType): string {
  if (typeof type === 'string')
    return { int: '0', long: '0L', float: '0.0', string: '""', bool: 'false' }[type];
  if ('map' in type) return 'new HashMap<>()';
  if ('optional' in type) return 'null';
  // `new Map<String, Integer>[]{}` is no Java: an array of maps is made from the raw type.
  return mapsInside(type.list) ? 'null' : `new ${typeName('java', type)}{}`;
}

function mapsInside(type: ValueType): boolean {
  const inner = plain(type);
  if (typeof inner === 'string') return false;
  return 'list' in inner ? mapsInside(inner.list) : true;
}

function neutralGo(type: ValueType): string {
  if (typeof type === 'string') return { int: '0', long: '0', float: '0', string: '""', bool: 'false' }[type];
  return 'nil';
}
