// The smallest program of each language, and how the host would run it without any sandbox. Data alone.
import type { SourceFile } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';

export interface Hello {
  file: SourceFile;
  /** Shell commands for the floor, run in the folder of the file; null: the host lacks the tools, or they are no peer. */
  host: { needs: string; command: string } | null;
}

const main = 'public class Main { public static void main(String[] a) { System.out.println("hello"); } }';
export const hellos: Partial<Record<Language, Hello>> = {
  python: {
    file: { path: 'main.py', text: 'print("hello")\n' },
    host: { needs: 'python3', command: 'python3 main.py' },
  },
  javascript: {
    file: { path: 'main.js', text: 'console.log("hello")\n' },
    host: { needs: 'node', command: 'node main.js' },
  },
  typescript: {
    file: { path: 'main.ts', text: 'const word: string = "hello";\nconsole.log(word);\n' },
    host: null,
  },
  java: { file: { path: 'Main.java', text: main }, host: { needs: 'java', command: 'java Main.java' } },
  cpp: {
    file: { path: 'main.cpp', text: '#include <bits/stdc++.h>\nint main() { std::cout << "hello\\n"; }\n' },
    host: { needs: 'g++', command: 'g++ -O2 -o program main.cpp && ./program' },
  },
  go: {
    file: { path: 'main.go', text: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n' },
    host: null,
  },
};
