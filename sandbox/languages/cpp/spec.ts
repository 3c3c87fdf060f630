// C++23 by GCC: one executable; <bits/stdc++.h>, when it is included first, comes precompiled.
import { typeName } from '../../../shared/types-by-language.ts';
import type { Signature } from '../../../shared/values.ts';
import type { LanguageSpec } from '../language.ts';

// Changing -std, -O or -pipe here asks for the same change in image/setup.sh: a precompiled header fits its flags only.
const compiler = [
  '/usr/bin/g++',
  '-std=c++23',
  '-O2',
  '-Wall',
  '-Wextra',
  '-pipe',
  '-fuse-ld=mold',
  '-I/opt/candor/cpp/include',
];
const compile = (paths: string[]) => [
  [...compiler, '-o', 'program', ...paths.filter((path) => /\.(cpp|cc|cxx|c)$/.test(path))],
];

const entryFile = 'candor-entry.cpp';

/** The candidate's file is included, so that its function needs no declaration of ours to match. */
function entry(main: string, signature: Signature): string {
  const count = signature.params.length;
  const read = signature.params.map(
    ({ type }, i) =>
      `    ${i > 0 ? "in.need(','); " : ''}${typeName('cpp', type)} a${i}{}; candor::get(in, a${i});`,
  );
  const args = Array.from({ length: count }, (_, i) => `a${i}`).join(', ');
  return [
    '#include <bits/stdc++.h>',
    '#include "/opt/candor/cpp/driver.hpp"',
    `#include "${main}"`,
    'int main() {',
    '  return candor::serve([](candor::Reader &in, std::string &out) {',
    ...read,
    "    in.need(']');",
    `    ${typeName('cpp', signature.returns)} result = ${signature.name}(${args});`,
    '    candor::put(out, result);',
    '  });',
    '}',
    '',
  ].join('\n');
}

export const cpp: LanguageSpec = {
  language: 'cpp',
  mainFile: 'main.cpp',
  program: (work) => ({
    files: [],
    compile: compile(work.paths),
    made: ['program'],
    waitsFor: work.main,
    run: ['./program'],
  }),
  driver: (work, signature) => ({
    files: [{ path: entryFile, text: entry(work.main, signature) }],
    compile: compile([entryFile, ...work.paths.slice(1)]),
    made: ['program'],
    waitsFor: entryFile,
    run: ['./program'],
  }),
  lint: null, // it warns while it compiles
  env: {},
  // Templates take GCC long where the core is shared.
  limits: { compileMs: 20_000 },
  outOfMemory: 'std::bad_alloc',
};
