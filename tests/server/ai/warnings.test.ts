// What compilers print is read into warnings with line numbers; the driver's own lines are nobody's business.
import { expect, test } from 'vitest';
import { compilerWarnings } from '../../../server/ai/warnings.ts';

test('javac and g++', () => {
  const java = `Main.java:7: warning: [divzero] division by zero
        return 1 / 0;
                   ^
Main.java:3: warning: [rawtypes] found raw type: List
1 warning
`;
  expect(compilerWarnings('java', java)).toEqual([
    { line: 3, text: '[rawtypes] found raw type: List' },
    { line: 7, text: '[divzero] division by zero' },
  ]);
  const cpp = `main.cpp: In function 'int f(int)':
main.cpp:2:7: warning: unused variable 'x' [-Wunused-variable]
    2 |   int x = 1;
candor-entry.cpp:9:1: warning: ours
main.cpp:2:7: warning: unused variable 'x' [-Wunused-variable]
main.cpp:5:1: error: expected ';'
`;
  expect(compilerWarnings('cpp', cpp)).toEqual([
    { line: 2, text: "unused variable 'x' [-Wunused-variable]" },
  ]);
  expect(compilerWarnings('python', 'main.py:1: warning: no compiler')).toEqual([]);
});
