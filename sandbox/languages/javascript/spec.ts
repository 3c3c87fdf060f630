// JavaScript: no compile step; Node is told how much memory there is, so that it fails as a program.
import type { LanguageSpec, Work } from '../language.ts';

/** Of the container's memory; the rest is Node's own code, buffers and stacks. */
const heapShare = 0.6;

function node(memoryMb: number): string[] {
  return [
    '/usr/local/bin/node',
    '--disable-warning=ExperimentalWarning',
    `--max-old-space-size=${Math.floor(memoryMb * heapShare)}`,
  ];
}

/** Node reads package.json first, and a module's file at another time. */
const waitsFor = ({ main, paths }: Work) =>
  main.endsWith('.js') && !paths.includes('package.json') ? main : null;

export const javascript: LanguageSpec = {
  language: 'javascript',
  mainFile: 'main.js',
  program: (work) => ({
    files: [],
    compile: [],
    made: [],
    waitsFor: waitsFor(work),
    run: [...node(work.memoryMb), work.main],
  }),
  driver: (work, signature) => ({
    files: [],
    compile: [],
    made: [],
    run: [...node(work.memoryMb), '/opt/candor/javascript/driver.mjs', work.main, signature.name],
  }),
  lint: (work) => ({
    files: [],
    compile: [],
    made: [],
    run: [
      ...node(work.memoryMb),
      '/opt/candor/javascript/lint.mjs',
      ...work.paths.filter((path) => /\.[cm]?[jt]s$/.test(path)),
    ],
  }),
  env: { NODE_DISABLE_COLORS: '1' },
  limits: {},
  outOfMemory: 'JavaScript heap out of memory',
};
