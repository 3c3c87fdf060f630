// Go: compiler and linker without the go command, against a standard library compiled with the image.
import { typeName } from '../../../shared/types-by-language.ts';
import type { Signature } from '../../../shared/values.ts';
import type { LanguageSpec } from '../language.ts';

const imports = ['-importcfg', '/opt/candor/go/importcfg'];
const compile = (paths: string[]) => [
  [
    '/opt/candor/go/compile',
    '-p',
    'main',
    '-pack',
    '-complete',
    ...imports,
    '-o',
    'main.a',
    ...paths.filter((path) => path.endsWith('.go')),
  ],
  ['/opt/candor/go/link', '-s', '-w', ...imports, '-o', 'program', 'main.a'],
];

function entry(signature: Signature): string {
  const args = signature.params.map(({ type }, i) => `candorRead[${typeName('go', type)}](args[${i}])`);
  return [
    'package main',
    'import candorRaw "encoding/json"',
    'func candorCall(args []candorRaw.RawMessage) any {',
    `\treturn ${signature.name}(${args.join(', ')})`,
    '}',
    '',
  ].join('\n');
}

export const go: LanguageSpec = {
  language: 'go',
  mainFile: 'main.go',
  program: (work) => ({
    files: [],
    compile: compile(work.paths),
    made: ['program'],
    run: ['./program'],
  }),
  driver: (work, signature) => ({
    files: [{ path: 'candor_entry.go', text: entry(signature) }],
    compile: compile([...work.paths, 'candor_entry.go', '/opt/candor/go/driver.go']),
    made: ['program'],
    anew: true, // package variables live as long as the process
    run: ['./program'],
  }),
  lint: (work) => ({
    files: [],
    compile: [],
    made: [],
    run: ['/opt/candor/go/lint', ...work.paths.filter((path) => path.endsWith('.go'))],
  }),
  env: { GOTRACEBACK: 'single' },
  limits: {},
  outOfMemory: 'runtime: out of memory',
};
