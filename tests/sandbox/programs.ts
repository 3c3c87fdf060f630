// The programs of languages.test.ts, in every language. Data alone.
import type { SourceFile } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';

/** Prints its second argument, asks for a name without a line end, greets. */
export const programs: Record<Language, SourceFile> = {
  python: { path: 'main.py', text: 'import sys\nprint(sys.argv[2])\nprint("hello", input("name? "))\n' },
  javascript: {
    path: 'main.js',
    text: "const rl = require('node:readline').createInterface({ input: process.stdin, output: process.stdout });\nconsole.log(process.argv[3]);\nrl.question('name? ', (name) => { console.log('hello ' + name); rl.close(); });\n",
  },
  typescript: {
    path: 'main.ts',
    text: "import { createInterface } from 'node:readline/promises';\nconst rl = createInterface({ input: process.stdin, output: process.stdout });\nconsole.log(process.argv[3]);\nconst name: string = await rl.question('name? ');\nconsole.log(`hello ${name}`);\nrl.close();\n",
  },
  java: {
    path: 'Main.java',
    text: 'import java.util.Scanner;\npublic class Main {\n  public static void main(String[] args) {\n    System.out.println(args[1]);\n    System.out.print("name? ");\n    System.out.println("hello " + new Scanner(System.in).nextLine());\n  }\n}\n',
  },
  cpp: {
    path: 'main.cpp',
    text: '#include <iostream>\n#include <string>\nint main(int, char **argv) {\n  std::cout << argv[2] << "\\n" << "name? ";\n  std::string name;\n  std::getline(std::cin, name);\n  std::cout << "hello " << name << "\\n";\n}\n',
  },
  go: {
    path: 'main.go',
    text: 'package main\n\nimport (\n\t"bufio"\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tfmt.Println(os.Args[2])\n\tfmt.Print("name? ")\n\tname, _ := bufio.NewReader(os.Stdin).ReadString(\'\\n\')\n\tfmt.Print("hello ", name)\n}\n',
  },
};

/** everyType: [text + the number of rows, nothing, totals.k]; raises "nothing there" when `maybe` is nothing. */
export const functions: Record<Language, SourceFile> = {
  python: {
    path: 'solution.py',
    text: 'def everyType(grid, text, maybe, totals, ratio, flag):\n    print("printed", ratio, flag)\n    if maybe is None:\n        raise ValueError("nothing there")\n    return [text + str(len(grid)), None, str(totals["k"])]\n',
  },
  javascript: {
    path: 'solution.js',
    text: "function everyType(grid, text, maybe, totals, ratio, flag) {\n  console.log('printed', ratio, flag);\n  if (maybe === null) throw new Error('nothing there');\n  return [text + grid.length, null, String(totals.k)];\n}\n",
  },
  typescript: {
    path: 'solution.ts',
    text: "function everyType(grid: number[][], text: string, maybe: number | null, totals: Record<string, number>, ratio: number, flag: boolean): (string | null)[] {\n  console.log('printed', ratio, flag);\n  if (maybe === null) throw new Error('nothing there');\n  return [text + grid.length, null, String(totals['k'])];\n}\n",
  },
  java: {
    path: 'Solution.java',
    text: 'import java.util.Map;\n\npublic class Solution {\n  static String[] everyType(int[][] grid, String text, Integer maybe, Map<String, Long> totals, double ratio, boolean flag) {\n    System.out.println("printed " + ratio + flag);\n    if (maybe == null) throw new IllegalArgumentException("nothing there");\n    return new String[] {text + grid.length, null, "" + totals.get("k")};\n  }\n}\n',
  },
  cpp: {
    path: 'solution.cpp',
    text: '#include <iostream>\n#include <map>\n#include <optional>\n#include <stdexcept>\n#include <string>\n#include <vector>\nusing namespace std;\n\nvector<optional<string>> everyType(vector<vector<int>> grid, string text, optional<int> maybe, map<string, long long> totals, double ratio, bool flag) {\n  cout << "printed" << ratio << flag << "\\n";\n  if (!maybe) throw runtime_error("nothing there");\n  return {text + to_string(grid.size()), nullopt, to_string(totals["k"])};\n}\n',
  },
  go: {
    path: 'solution.go',
    text: 'package main\n\nimport "fmt"\n\nfunc everyType(grid [][]int, text string, maybe *int, totals map[string]int64, ratio float64, flag bool) []*string {\n\tfmt.Println("printed", ratio, flag)\n\tif maybe == nil {\n\t\tpanic("nothing there")\n\t}\n\tfirst, last := fmt.Sprint(text, len(grid)), fmt.Sprint(totals["k"])\n\treturn []*string{&first, nil, &last}\n}\n',
  },
};

/** An error in line 2 or 3. */
export const broken: Record<Language, SourceFile> = {
  python: { path: 'main.py', text: 'x = 1\nif x\n    print(x)\n' },
  javascript: { path: 'main.js', text: 'const x = 1;\nif (x { }\n' },
  typescript: { path: 'main.ts', text: 'const x = 1;\nconst y: string = x;\nconsole.log(y);\n' },
  java: {
    path: 'Main.java',
    text: 'public class Main {\n  public static void main(String[] args) { int x = "a"; }\n}\n',
  },
  cpp: { path: 'main.cpp', text: 'int main() {\n  return "a";\n}\n' },
  go: { path: 'main.go', text: 'package main\n\nfunc main() { x := 1 }\n' },
};

/** count: how often it was called, by a variable of the module, a static field, a global. */
export const counters: Record<Language, SourceFile> = {
  python: {
    path: 'solution.py',
    text: 'calls = 0\n\ndef count(mode):\n    global calls\n    calls += 1\n    if mode == 1: raise SystemExit(0)\n    return calls\n',
  },
  javascript: {
    path: 'solution.js',
    text: 'let calls = 0;\nfunction count(mode) {\n  calls += 1;\n  if (mode === 1) process.exit(0);\n  return calls;\n}\n',
  },
  typescript: {
    path: 'solution.ts',
    text: 'let calls = 0;\nfunction count(mode: number): number {\n  calls += 1;\n  if (mode === 1) process.exit(0);\n  return calls;\n}\n',
  },
  java: {
    path: 'Solution.java',
    text: 'public class Solution {\n  static int calls = 0;\n  static int count(int mode) {\n    calls += 1;\n    if (mode == 1) System.exit(0);\n    return calls;\n  }\n}\n',
  },
  cpp: {
    path: 'solution.cpp',
    text: '#include <cstdlib>\nint calls = 0;\nint count(int mode) {\n  calls += 1;\n  if (mode == 1) exit(0);\n  if (mode == 2) abort();\n  return calls;\n}\n',
  },
  go: {
    path: 'solution.go',
    text: 'package main\n\nimport "os"\n\nvar calls = 0\n\nfunc count(mode int) int {\n\tcalls++\n\tif mode == 1 {\n\t\tos.Exit(0)\n\t}\n\treturn calls\n}\n',
  },
};
