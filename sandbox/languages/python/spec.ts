// Python: no compile step; unbuffered, so that a prompt without newline appears before the answer is typed.
import type { LanguageSpec, Work } from '../language.ts';

// -B: no bytecode files. Site packages stay on: people import what the image has, and it costs 3 ms.
const python3 = ['/usr/bin/python3', '-u', '-B'];

/** Python opens the program's file when all else is done. It reads one in another encoding twice, which a pipe cannot bear. */
const encoded = /^[ \t\f]*#.*coding[:=]/;
const waitsFor = ({ main, text }: Work) =>
  text.split('\n', 2).some((line) => encoded.test(line)) ? null : main;

export const python: LanguageSpec = {
  language: 'python',
  mainFile: 'main.py',
  program: (work) => ({
    files: [],
    compile: [],
    made: [],
    waitsFor: waitsFor(work),
    run: [...python3, work.main],
  }),
  driver: (work, signature) => ({
    files: [],
    compile: [],
    made: [],
    run: [...python3, '/opt/candor/python/driver.py', work.main, signature.name],
  }),
  lint: (work) => ({
    files: [],
    compile: [],
    made: [],
    run: [...python3, '/opt/candor/python/lint.py', ...work.paths.filter((path) => path.endsWith('.py'))],
  }),
  env: { PYTHONIOENCODING: 'utf-8:backslashreplace', PYTHONHASHSEED: '0' },
  limits: {},
  outOfMemory: 'MemoryError',
};
