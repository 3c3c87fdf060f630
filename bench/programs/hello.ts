// The smallest program of each language, and how the host would run it without any sandbox. Data alone.
import { existsSync } from 'node:fs';
import type { SourceFile } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';

export interface Hello {
  file: SourceFile;
  /** Commands for the floor, run one after the other in the file's folder; null: the host's tools are no peer. */
  host: { version: string[]; commands: string[][] } | null;
}

const main = 'public class Main { public static void main(String[] a) { System.out.println("hello"); } }';
// Some machines have a slow shim named python3 in front of the real one.
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const node = process.execPath;

export const hellos: Record<Language, Hello> = {
  python: {
    file: { path: 'main.py', text: 'print("hello")\n' },
    host: { version: [python, '--version'], commands: [[python, 'main.py']] },
  },
  javascript: {
    file: { path: 'main.js', text: 'console.log("hello")\n' },
    host: { version: [node, '--version'], commands: [[node, 'main.js']] },
  },
  typescript: {
    file: { path: 'main.ts', text: 'const word: string = "hello";\nconsole.log(word);\n' },
    host: null,
  },
  java: {
    file: { path: 'Main.java', text: main },
    host: { version: ['java', '--version'], commands: [['java', 'Main.java']] },
  },
  cpp: {
    file: { path: 'main.cpp', text: '#include <bits/stdc++.h>\nint main() { std::cout << "hello\\n"; }\n' },
    host: {
      version: ['g++', '-dumpfullversion'],
      commands: [['g++', '-O2', '-o', 'program', 'main.cpp'], ['./program']],
    },
  },
  go: {
    file: { path: 'main.go', text: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n' },
    host: null,
  },
};

/** A function for fifty tests of one submission: twice a number. */
export const doubles: Record<Language, SourceFile> = {
  python: { path: 'solution.py', text: 'def twice(n):\n    return 2 * n\n' },
  javascript: { path: 'solution.js', text: 'function twice(n) {\n  return 2 * n;\n}\n' },
  typescript: { path: 'solution.ts', text: 'function twice(n: number): number {\n  return 2 * n;\n}\n' },
  java: {
    path: 'Solution.java',
    text: 'class Solution {\n  static int twice(int n) {\n    return 2 * n;\n  }\n}\n',
  },
  cpp: { path: 'solution.cpp', text: 'int twice(int n) {\n  return 2 * n;\n}\n' },
  go: { path: 'solution.go', text: 'package main\n\nfunc twice(n int) int {\n\treturn 2 * n\n}\n' },
};
