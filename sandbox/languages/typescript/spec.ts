// TypeScript: checked by the native compiler (errors are compile output), then run by Node as it is, types stripped.
import { javascript } from '../javascript/spec.ts';
import type { LanguageSpec } from '../language.ts';

const vendor = '/opt/candor/typescript/vendor';
const check = (paths: string[]) => [
  [
    `${vendor}/tsc/tsc`,
    ...'--noEmit --strict --pretty false --singleThreaded --skipLibCheck --target es2024 --lib es2024'.split(
      ' ',
    ),
    ...'--module esnext --moduleResolution bundler --moduleDetection force'.split(' '),
    ...'--allowImportingTsExtensions --erasableSyntaxOnly --types node --typeRoots'.split(' '),
    `${vendor}/node_modules/@types`,
    ...paths.filter((path) => path.endsWith('.ts')),
  ],
];

export const typescript: LanguageSpec = {
  ...javascript,
  language: 'typescript',
  mainFile: 'main.ts',
  program: (work) => ({ ...javascript.program(work), compile: check(work.paths), waitsFor: null }),
  driver: (work, signature) => ({ ...javascript.driver(work, signature), compile: check(work.paths) }),
};
