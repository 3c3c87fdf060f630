// What compilers and linters print is read into warnings with files and lines; the driver's own lines are nobody's business.
import { expect, test } from 'vitest';
import { compilerWarnings, linterWarnings } from '../../../server/ai/warnings.ts';

test('javac and g++', () => {
  const java = `Main.java:7: warning: [divzero] division by zero
        return 1 / 0;
                   ^
Main.java:3: warning: [rawtypes] found raw type: List
1 warning
`;
  expect(compilerWarnings('java', java)).toEqual([
    { file: null, line: 3, rule: 'rawtypes', text: 'found raw type: List' },
    { file: null, line: 7, rule: 'divzero', text: 'division by zero' },
  ]);
  const cpp = `main.cpp: In function 'int f(int)':
main.cpp:2:7: warning: unused variable 'x' [-Wunused-variable]
    2 |   int x = 1;
candor-entry.cpp:9:1: warning: ours
main.cpp:2:7: warning: unused variable 'x' [-Wunused-variable]
helper.hpp:1:7: warning: no newline
main.cpp:5:1: error: expected ';'
`;
  expect(compilerWarnings('cpp', cpp)).toEqual([
    { file: null, line: 2, rule: 'unused-variable', text: "unused variable 'x'" },
    { file: 'helper.hpp', line: 1, rule: '', text: 'no newline' },
  ]);
  expect(compilerWarnings('python', 'main.py:1: warning: no compiler')).toEqual([]);
});

test('linters: a line a finding, the rest is nothing', () => {
  const said = `solution.go:12: printf: call has 2 args
helper.go:3: assign: self-assignment of n to n
no finding at all
solution.go:x: printf: no line
`;
  expect(linterWarnings('go', said)).toEqual([
    { file: null, line: 12, rule: 'printf', text: 'call has 2 args' },
    { file: 'helper.go', line: 3, rule: 'assign', text: 'self-assignment of n to n' },
  ]);
});
