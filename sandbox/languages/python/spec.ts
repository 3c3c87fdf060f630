// Python: no compile step; unbuffered, so that a prompt without newline appears before the answer is typed.
import type { LanguageSpec } from '../language.ts';

// -B: no bytecode files. Site packages stay on: people import what the image has, and it costs 3 ms.
const python3 = ['/usr/bin/python3', '-u', '-B'];

export const python: LanguageSpec = {
  language: 'python',
  mainFile: 'main.py',
  program: (work) => ({ files: [], compile: [], made: [], run: [...python3, work.main] }),
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
