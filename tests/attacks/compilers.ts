// Attacks by way of the compilers: what they read, what they run, what they use up.
import type { Attack } from './attack.ts';

const quick = { compileMs: 4_000 };

export const compilers: Attack[] = [
  ...['/etc/shadow', '/proc/1/environ', '/opt/candor/../../root/.profile', '/dev/zero'].map(
    (path): Attack => ({
      name: `C++ includes ${path}`,
      language: 'cpp',
      source: `#include "${path}"\nint main() {}`,
      reasons: ['compile'],
      limits: quick,
    }),
  ),
  {
    name: 'C++ embeds a file of the host',
    language: 'cpp',
    source: 'const char secret[] = {\n#embed "/etc/shadow"\n};\nint main() {}',
    reasons: ['compile'],
  },
  {
    name: 'C++ reads a file by the assembler',
    language: 'cpp',
    source: 'asm(".incbin \\"/etc/shadow\\"");\nint main() {}',
    reasons: ['compile'],
  },
  {
    name: 'C++ templates without end',
    language: 'cpp',
    source: 'template <int N> struct X { using T = typename X<N + 1>::T; };\nX<0>::T x;\nint main() {}',
    reasons: ['compile'],
    limits: quick,
  },
  {
    name: 'C++ templates that double',
    language: 'cpp',
    source:
      'template <int N, class A> struct X { X<N - 1, X<N, A>> a; X<N - 1, X<N, int>> b; };\ntemplate <class A> struct X<0, A> {};\nX<26, int> x;\nint main() {}',
    reasons: ['compile'],
    limits: quick,
  },
  {
    name: 'C++ constants without end',
    language: 'cpp',
    source: 'consteval long f() { long n = 0; for (;;) n++; return n; }\nlong x = f();\nint main() {}',
    reasons: ['compile'],
    limits: quick,
  },
  {
    name: 'C++ program of gigabytes',
    language: 'cpp',
    source: 'char x[1L << 33] = {1};\nint main() {}',
    reasons: ['compile'],
    limits: quick,
  },
  {
    name: 'Go embeds a file of the host',
    language: 'go',
    source:
      'package main\n\nimport _ "embed"\n\n//go:embed /etc/passwd\nvar secret string\n\nfunc main() { println("BREACH", secret) }\n',
    reasons: ['compile'],
  },
  {
    name: 'Go calls the C compiler',
    language: 'go',
    source:
      'package main\n\n// #cgo LDFLAGS: -Wl,-T,/etc/shadow\n// int f() { return 1; }\nimport "C"\n\nfunc main() { println("BREACH", C.f()) }\n',
    reasons: ['compile'],
  },
  {
    name: 'Java threads without end',
    language: 'java',
    source:
      'public class Main {\n  public static void main(String[] args) {\n    for (;;) new Thread(() -> { try { Thread.sleep(99999); } catch (InterruptedException e) { } }).start();\n  }\n}\n',
    reasons: ['processes', 'memory', 'exit', 'signal', 'wall', 'time', 'output'],
  },
  {
    name: 'Java heap',
    language: 'java',
    source:
      'import java.util.*;\npublic class Main {\n  public static void main(String[] args) {\n    List<byte[]> all = new ArrayList<>();\n    for (;;) all.add(new byte[1 << 20]);\n  }\n}\n',
    reasons: ['memory'],
    limits: { runMs: 5_000, wallMs: 30_000 },
  },
  {
    name: 'TypeScript types without end',
    language: 'typescript',
    source:
      'type Grow<T extends unknown[]> = T["length"] extends 9999999 ? T : Grow<[...T, ...T, 1]>;\nconst x: Grow<[1]> = 1;\nconsole.log("BREACH", x);\n',
    reasons: ['compile'],
    limits: quick,
  },
];
