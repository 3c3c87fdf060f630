// Names of further files, and what is made of a document's list that somebody else wrote.
import { expect, test } from 'vitest';
import { codeFilesSchema, fileLimits, filesIn, nameProblem, newFileKey } from '../../shared/code-files.ts';

test.each([
  ['util.py', null],
  ['data-2.json', null],
  ['', 'needs a name'],
  ['../etc/passwd', 'letters, digits'],
  ['.bashrc', 'letters, digits'],
  ['Main.PY', 'main file'],
  ['solution.py', 'main file'],
  ['Helper.py', 'already'],
  ['candor-entry.cpp', 'sandbox’s own'],
  ['x'.repeat(99), 'at most'],
])('the name %j: %s', (name, problem) => {
  const said = nameProblem(name, 'python', ['helper.py']);
  if (problem === null) expect(said).toBeNull();
  else expect(said).toContain(problem);
});

test('files that come with a verb are few, small together, and of different names', () => {
  const fits = (files: unknown) => codeFilesSchema.safeParse(files).success;
  const many = (count: number, text = '') =>
    Array.from({ length: count }, (_, i) => ({ name: `f${i}`, text }));
  expect(fits(many(fileLimits.count))).toBe(true);
  expect(fits(many(fileLimits.count + 1))).toBe(false);
  expect(fits(many(2, 'x'.repeat(40_000)))).toBe(false);
  expect(fits([...many(1), { name: 'F0', text: '' }])).toBe(false);
  expect(fits([{ name: 'a/b.py', text: '' }])).toBe(false);
});

test('a list in the document is read as it may be shown, whoever wrote it', () => {
  const entry = (name: unknown, at: unknown = 1) => ({ name, at });
  const map: [string, unknown][] = [
    ['q1/python/b', entry('b.py', 2)],
    ['q1/python/a', entry('a.py', 3)],
    ['q1/python/a~2', entry('a.py', 4)],
    ['q1/python/evil', entry('../../evil')],
    ['q1/python/odd', 'no entry'],
    ['q1/python/older', entry('z.py', 'yesterday')],
    ['q1/java/a', entry('A.java')],
    ['q10/python/a', entry('a.py')],
  ];
  expect(filesIn(map, 1, 'python')).toEqual([
    { key: 'q1/python/b', name: 'b.py' },
    { key: 'q1/python/a', name: 'a.py' },
    { key: 'q1/python/a~2', name: 'a-2.py' },
  ]);
  const flood = Array.from({ length: 99 }, (_, i): [string, unknown] => [`q1/go/${i}`, entry(`f${i}.go`)]);
  expect(filesIn(flood, 1, 'go')).toHaveLength(fileLimits.count);
});

test('a new file gets a key that was never used', () => {
  const used = new Set(['q2/go/a.go', 'q2/go/a.go~2']);
  expect(newFileKey(2, 'go', 'a.go', (key) => used.has(key))).toBe('q2/go/a.go~3');
  expect(newFileKey(2, 'go', 'b.go', (key) => used.has(key))).toBe('q2/go/b.go');
});
